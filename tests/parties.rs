//! Who acts and who says so, on sentences of our own: names, descriptions, pronouns, nationality,
//! attribution and the types of mentions, each with the trap it protects from.

#[path = "parties/again.rs"]
mod again;
#[path = "parties/beside.rs"]
mod beside;
#[path = "parties/labels.rs"]
mod labels;
#[path = "parties/others.rs"]
mod others;

use std::sync::LazyLock;

use dateline::document::{Document, Metadata};
use dateline::extract::actor::{self, ActorIndex, Class};
use dateline::extract::attribution::{self, AttributionIndex};
use dateline::extract::record::{MentionRecord, MentionType};
use dateline::extract::{mention, place};
use dateline::knowledge::Knowledge;
use dateline::language::{Analysis, Engine};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::load().unwrap());
static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::load(&[] as &[&str]).unwrap());

struct Read {
    analysis: Analysis,
    actors: ActorIndex,
    speakers: AttributionIndex,
    mentions: Vec<MentionRecord>,
}

fn read(text: &str) -> Read {
    let document = Document {
        name: "test".to_owned(),
        hash: "ab".repeat(32),
        metadata: Metadata {
            date: Some("2016-05-04".parse().unwrap()),
            ..Metadata::default()
        },
        text: text.to_owned(),
    };
    let analysis = ENGINE.analyse(text);
    let places = place::find(&analysis, &KNOWLEDGE);
    let actors = actor::find(&document, &analysis, &KNOWLEDGE, &places);
    let speakers = attribution::find(&document, &analysis, &KNOWLEDGE, &actors);
    let mentions = mention::find(&document, &analysis, &KNOWLEDGE, &actors, &places, &[], &[]);
    Read {
        analysis,
        actors,
        speakers,
        mentions,
    }
}

/// Checks texts and, below each, what words of it stand for: `- word: label`, with a number for a
/// word that stands there before (`word 2`), `+` between several parties, `not` for what it must not
/// be, `none` for no party.
fn check(table: &str) {
    let mut text = String::new();
    let mut told = None;
    for line in table.lines().map(str::trim) {
        let Some(expected) = line.strip_prefix("- ") else {
            if told.take().is_some() {
                text.clear();
            }
            text = format!("{text} {line}").trim().to_owned();
            continue;
        };
        let told = told.get_or_insert_with(|| read(&text));
        let (word, label) = expected.split_once(": ").unwrap();
        let (word, nth) = word.split_once(' ').unwrap_or((word, "1"));
        let labels = told.labels(word, nth.parse::<usize>().unwrap() - 1);
        let found = if labels.is_empty() {
            "none".to_owned()
        } else {
            labels.join(" + ")
        };
        match label.strip_prefix("not ") {
            Some(wrong) => assert_ne!(found, wrong, "{word} in: {text}"),
            None => assert_eq!(found, label, "{word} in: {text}"),
        }
    }
    assert!(
        told.is_some(),
        "nothing is expected of the last text: {text}"
    );
}

impl Read {
    /// The nth token written so, from 0.
    fn nth(&self, word: &str, n: usize) -> usize {
        (0..self.analysis.len())
            .filter(|&token| self.analysis.text(token) == word)
            .nth(n)
            .unwrap_or_else(|| panic!("`{word}` stands there no {} times", n + 1))
    }

    fn label(&self, word: &str) -> String {
        self.label_nth(word, 0)
    }

    fn label_nth(&self, word: &str, n: usize) -> String {
        self.actors
            .participant(self.nth(word, n))
            .map_or_else(|| "none".to_owned(), |party| party.label.clone())
    }

    /// The labels of all parties of the nth token written so.
    fn labels(&self, word: &str, n: usize) -> Vec<String> {
        let parties = self.actors.participants(self.nth(word, n)).iter();
        parties.map(|party| party.label.clone()).collect()
    }

    fn country(&self, word: &str) -> Option<String> {
        self.actors.participant(self.nth(word, 0))?.country.clone()
    }

    fn kind(&self, word: &str) -> Option<String> {
        self.actors.participant(self.nth(word, 0))?.kind.clone()
    }

    /// Labels of those who say what the clause of a word says.
    fn said_by(&self, word: &str) -> Vec<String> {
        self.speakers
            .speakers(self.nth(word, 0))
            .iter()
            .map(|speaker| speaker.label.clone())
            .collect()
    }

    fn mention(&self, text: &str) -> Option<MentionType> {
        self.mentions
            .iter()
            .find(|mention| mention.text == text)
            .map(|mention| mention.kind)
    }
}

#[test]
fn both_sides_are_the_two_that_were_told_of() {
    let text = "Kenya accused Uganda of an incursion. Both countries recalled their envoys.";
    assert_eq!(read(text).labels("countries", 0), ["Kenya", "Uganda"]);
    let text = "Hamas and Fatah signed a truce. The two sides met in Cairo.";
    assert_eq!(read(text).labels("sides", 0), ["Hamas", "Fatah"]);
    let text = "Kenya, Uganda and Peru signed a treaty. Both sides were pleased.";
    assert_ne!(read(text).labels("sides", 0), ["Kenya", "Uganda"]);
}

#[test]
fn they_are_all_who_were_joined_also_where_the_parser_sees_an_apposition() {
    let read = read("Norway, Chile and Peru signed a treaty. They will ratify it in May.");
    assert_eq!(read.labels("They", 0), ["Norway", "Chile", "Peru"]);
}

#[test]
fn a_pronoun_before_its_name_looks_ahead() {
    let text = "Although it had lost the port, Hezbollah kept the road.";
    assert_eq!(read(text).label("it"), "Hezbollah");
    let text = "In his first speech since the vote, Vladimir Putin spoke of peace.";
    assert_eq!(read(text).label("his"), "Vladimir Putin");
}

#[test]
fn observers_are_not_those_whose_deeds_they_tell_of() {
    let read = read("Witnesses said they fired at the crowd. Residents said they fled at night.");
    assert_eq!(read.label_nth("they", 0), "none");
    assert_eq!(read.label_nth("they", 1), "residents");
}

#[test]
fn fighters_speak_of_what_they_did_themselves() {
    let read = read("Peruvian officials freed a pilot. The Taliban said they had shot down a jet.");
    assert_eq!(read.label_nth("they", 0), "Taliban");
}

#[test]
fn soldiers_without_an_article_are_of_no_country_that_is_only_mentioned() {
    let text = "Russian diplomats met Syrian envoys. A jet from France killed two snipers.";
    assert_eq!(read(text).country("snipers"), None);
    let text = "Troops of Kenya left Nairobi. Soldiers patrolled Mombasa on Friday.";
    assert_eq!(read(text).country("Soldiers").as_deref(), Some("KEN"));
}

#[test]
fn the_army_is_neither_the_rebels_named_one_nor_one_of_three() {
    let text = "The Arakan Army seized a town in Myanmar. The army bombed it.";
    assert_eq!(read(text).label_nth("army", 0), "Burmese army");
    let text = "Three armies signed a pact in Peru.";
    assert_eq!(read(text).country("armies"), None);
}

#[test]
fn a_report_plays_where_it_is_datelined_if_it_speaks_of_that_country() {
    let country = |text: &str| read(text).country("minister");
    let filed = "Nairobi (Agency) - The prime minister resigned on Monday. India votes in June.";
    // Agencies file from the next bureau.
    assert_eq!(country(filed), None);
    let home = format!("{filed} Kenya votes in May.");
    assert_eq!(country(&home).as_deref(), Some("KEN"));
}

#[test]
fn what_follows_a_list_belongs_to_its_last_member() {
    let read = read("Students clashed with police and supporters of the ruling party.");
    assert_eq!(read.label("police"), "police");
}

#[test]
fn members_are_of_what_they_belong_to() {
    let read = read("Gunmen killed nine members of the Kenyan security forces.");
    assert_eq!(read.label("members"), "Kenyan security forces members");
}

#[test]
fn a_state_that_nobody_knows_acts_like_one() {
    let read = read("Zubrowka has refused to sign a treaty with Ruritania.");
    assert_eq!(read.label("Zubrowka"), "Zubrowka");
}

#[test]
fn a_body_is_told_from_others_by_a_name_that_nobody_knows() {
    let read = read("The parliament of Zubrowka voted on Monday.");
    assert_eq!(read.label("parliament"), "parliament of Zubrowka");
}

#[test]
fn the_wounded_are_people_however_they_are_tagged() {
    let read = read("The evacuation of the wounded began at noon.");
    assert_eq!(read.kind("wounded").as_deref(), Some("civilians"));
}

#[test]
fn a_group_known_by_a_name_is_that_group() {
    let read = read("Militants known as the Taliban attacked the village.");
    assert_eq!(read.label("Militants"), "Taliban");
}

#[test]
fn troops_of_a_country_are_its_forces_and_not_the_country() {
    let read = read("Danish troops left the valley.");
    assert_eq!(read.label("troops"), "Danish troops");
    assert_eq!(read.kind("troops").as_deref(), Some("state-forces"));
    assert_eq!(read.country("troops").as_deref(), Some("DNK"));
    assert!(
        read.actors
            .classes(read.nth("troops", 0))
            .contains(Class::Armed)
    );
}

#[test]
fn a_country_is_the_same_by_name_capital_and_possessive() {
    let read = read("Kenya protested. Nairobi said it would wait. Kenya's army stayed.");
    assert_eq!(read.label("Kenya"), "Kenya");
    assert_eq!(read.label("Nairobi"), "Kenya");
    assert_eq!(read.label("army"), "Kenyan army");
}

#[test]
fn whoever_backs_a_force_is_not_its_country() {
    let read = read("French-backed Malian militias took the town.");
    assert_eq!(read.country("militias").as_deref(), Some("MLI"));
    assert_eq!(read.label("French"), "France");
}

#[test]
fn spellings_of_one_group_are_one_actor() {
    for name in ["Hizbullah", "Hizballah", "Hezbollah"] {
        let read = read(&format!("Gunmen of {name} fired on the post."));
        assert_eq!(read.label(name), "Hezbollah");
    }
}

#[test]
fn the_fighters_of_a_group_are_the_group() {
    let read = read("Taliban fighters overran two posts.");
    assert_eq!(read.label("fighters"), "Taliban");
}

#[test]
fn a_verb_is_no_party_and_a_pronoun_no_country() {
    let read = read("The bridge is closed. They told us to wait.");
    assert_eq!(read.label("is"), "none");
    assert_eq!(read.label("us"), "none");
}

#[test]
fn a_surname_behind_another_first_name_is_somebody_else() {
    let read = read("Michael Jordan met the press. Jordan sent aid.");
    assert_ne!(read.label("Michael"), "Jordan");
    assert_eq!(read.country("sent"), None);
}

#[test]
fn a_definite_army_is_that_of_the_country_told_of() {
    let read = read(
        "Peru's government imposed a curfew on Monday. The army moved into the capital at night.",
    );
    assert_eq!(read.label("army"), "Peruvian army");
}

#[test]
fn an_army_between_two_countries_stays_open() {
    let read = read("Peru and Chile met. The army moved at night.");
    assert_eq!(read.country("army"), None);
}

#[test]
fn the_group_is_the_group_told_of_last() {
    let read = read("Boko Haram attacked a market. The group has killed thousands.");
    assert_eq!(read.label("group"), "Boko Haram");
}

#[test]
fn the_same_noun_goes_back_to_its_full_name() {
    let read = read("The Greek foreign ministry summoned the envoy. The ministry gave no reason.");
    assert_eq!(read.label_nth("ministry", 1), "Greek foreign ministry");
}

#[test]
fn counted_people_are_found_again_by_their_number() {
    let read = read("Three Polish soldiers were hurt. The three men were flown out.");
    assert_eq!(read.label("men"), "Polish soldiers");
}

#[test]
fn a_pronoun_with_two_equal_answers_stays_open() {
    let read = read("Anna Berg and Clara Holm met. She left early.");
    assert_eq!(read.label("She"), "none");
}

#[test]
fn joined_nationalities_are_two_parties() {
    let read = read("Swedish and Finnish officials signed the pact.");
    let parties = read.actors.participants(read.nth("officials", 0));
    let countries: Vec<_> = parties
        .iter()
        .filter_map(|party| party.country.as_deref())
        .collect();
    assert_eq!(countries, ["SWE", "FIN"]);
}

#[test]
fn allies_of_a_country_are_not_of_that_country() {
    let read = read("Iran's allies welcomed the vote.");
    assert_eq!(read.country("allies"), None);
}

#[test]
fn what_is_said_belongs_to_the_subject_before_or_after() {
    let read = read("Rebels shelled the port, the navy said.");
    assert_eq!(read.said_by("shelled").len(), 1);
    let read = self::read("The police said that robbers burned the shop.");
    assert_eq!(read.said_by("burned").len(), 1);
    assert!(read.said_by("said").is_empty());
}

#[test]
fn whoever_is_spoken_to_is_no_speaker() {
    let read = read("A nurse told Reuters that soldiers had looted the clinic.");
    assert_eq!(read.said_by("looted"), ["nurse"]);
}

#[test]
fn a_hedge_names_no_speaker() {
    let read = read("The convoy is believed to have left the city.");
    assert!(read.said_by("left").is_empty());
}

#[test]
fn according_to_reaches_the_whole_sentence() {
    let read = read("Ten people died when a boat sank, according to the coast guard.");
    assert_eq!(read.said_by("died").len(), 1);
    assert_eq!(read.said_by("sank").len(), 1);
}

#[test]
fn a_statement_speaks_for_who_issued_it() {
    let read = read("The bridge was destroyed, according to a Turkish defence ministry statement.");
    assert_eq!(read.said_by("destroyed"), ["Turkish defence ministry"]);
}

#[test]
fn a_states_media_are_told_apart_by_what_they_are_and_not_by_the_words() {
    let id = |text: &str, word: &str| {
        let read = read(text);
        let speakers = read.speakers.speakers(read.nth(word, 0));
        let ids: Vec<_> = speakers.iter().map(|speaker| speaker.id.clone()).collect();
        ids.join(" ")
    };
    let agency = id("The road was closed on Monday, SANA said.", "closed");
    for text in [
        "The road was closed on Monday, the Syrian state news agency said.",
        "Syria's state news agency said that the road was closed.",
    ] {
        assert_eq!(id(text, "closed"), agency, "{text}");
    }
    let television = id(
        "Syrian state television said that the road was closed.",
        "closed",
    );
    assert_eq!(
        id("Syrian state TV said that the road was closed.", "closed"),
        television
    );
    let media = id(
        "Syrian state media said that the road was closed.",
        "closed",
    );
    let official = "Syrian official media said that the road was closed.";
    assert_eq!(id(official, "closed"), media);
    let french = id(
        "French state media said that the road was closed.",
        "closed",
    );
    let four = std::collections::BTreeSet::from([agency, television, media, french]);
    assert_eq!(four.len(), 4, "{four:?}");
}

#[test]
fn several_speakers_are_all_named() {
    let read = read("Red Cross workers and Oxfam said the camp had been shelled.");
    assert_eq!(read.said_by("shelled").len(), 2);
}

#[test]
fn a_quotation_goes_on_with_who_spoke_last() {
    let read = read(
        "\"The rebels burned the village,\" the mayor said.\n\"They killed the cattle and fled to the hills,\" he added.",
    );
    assert_eq!(read.said_by("burned"), read.said_by("killed"));
    assert_eq!(read.said_by("killed").len(), 1);
}

#[test]
fn a_nearer_source_stands_before_the_outlet_that_cites_it() {
    let read = read("Xinhua said, citing police, that the mine had collapsed.");
    let chain = read.said_by("collapsed");
    assert_eq!(chain.len(), 2);
    assert_eq!(chain[1], "Xinhua");
}

#[test]
fn a_country_that_acts_is_an_organisation_and_one_acted_in_a_place() {
    let read = read("Norway sent doctors. The doctors work in Malawi.");
    assert_ne!(read.mention("Norway"), Some(MentionType::Place));
    assert_ne!(read.mention("Malawi"), Some(MentionType::Organization));
}

#[test]
fn one_is_a_person_and_several_are_an_organisation() {
    let read = read("A doctor treated the villagers.");
    assert_eq!(read.mention("doctor"), Some(MentionType::Person));
    assert_eq!(read.mention("villagers"), Some(MentionType::Organization));
}

#[test]
fn no_text_makes_it_stop() {
    for text in [
        "",
        "\n\n",
        "“",
        "\" \" \"",
        "IS IS IS",
        "- - -",
        "According to",
        "said said said",
        "U.S. U.S.-",
        "of of the",
    ] {
        read(text);
    }
}
