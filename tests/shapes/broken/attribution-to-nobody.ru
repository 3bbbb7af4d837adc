# Words of reporting without a speaker.
# expects: Attribution
PREFIX grasp: <http://groundedannotationframework.org/grasp#>

DELETE WHERE { ?said grasp:wasAttributedTo ?speaker }
