"""Names of people who do not exist.

Given names are usual ones; surnames are made of plants, weather and landscape in the language of
the community, so that a reader sees that they are invented.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Names:
    """The names of one community; `feminine` turns a surname into a woman's."""

    men: Sequence[str]
    women: Sequence[str]
    surnames: Sequence[str]
    paper_languages: Sequence[str]


_ALBANIAN = Names(
    men=(
        "Agim Arben Bashkim Besnik Dardan Driton Fatmir Gëzim Ilir Jeton Kushtrim Liridon Luan "
        "Naim Petrit Shpend Valon Xhevat Ymer Hysen"
    ).split(),
    women=(
        "Albana Arta Blerta Drita Elmaze Fatime Flutura Hana Jehona Kumrije Lule Mirlinda Nora "
        "Shpresa Teuta Valbona Vjosa Zana Ajshe Xhevrije"
    ).split(),
    surnames=(
        "Lulëzimaj Arrëzani Bregdrini Dushkaj Fierzaj Gështenja Kroçinari Lisgjati Mollëkuqi "
        "Nënshiu Pishëgjati Rrezedielli Shkozëza Thanaj Vjollcari Ylberishta"
    ).split(),
    paper_languages=["sq"],
)
_SERBIAN = Names(
    men=(
        "Ђорђе Жарко Љубиша Његош Милан Драган Слободан Зоран Ненад Горан Предраг Бранислав "
        "Небојша Радомир Славиша Иван Марко Стефан Бојан Чедомир"
    ).split(),
    women=(
        "Љиљана Снежана Весна Драгана Јелена Милица Ружица Славица Гордана Наташа Даница Вукосава "
        "Ана Марија Ивана Цвета Јагода Верица Биљана Олгица"
    ).split(),
    surnames=(
        "Јабуковић Крушкарић Дуњанић Вишњарић Трешњић Шљивановић Ораховчић Брезанић Јаворчић "
        "Љиљанић Багремовић Чешљуговић Облачинић Маглић Потокић Јасиковић Дрењинић Ђурђевчић "
        "Росицић Снежишић"
    ).split(),
    paper_languages=["sr-Cyrl", "sr-Cyrl", "sr-Latn"],
)
_SERBIAN_LATIN = Names(
    men=(
        "Đorđe Žarko Ljubiša Milan Dragan Slobodan Zoran Nenad Goran Predrag Branislav Nebojša "
        "Radomir Slaviša Ivan Marko"
    ).split(),
    women=(
        "Ljiljana Snežana Vesna Dragana Jelena Milica Ružica Slavica Gordana Nataša Danica Ana "
        "Marija Ivana Cveta Jagoda"
    ).split(),
    surnames=(
        "Jabuković Kruškarić Dunjanić Višnjarić Trešnjić Šljivanović Orahovčić Brezanić Javorčić "
        "Ljiljanić Bagremović Oblačinić Đurđevčić Džanarikić"
    ).split(),
    paper_languages=["sr-Latn"],
)
_ROMANI = Names(
    men="Bajram Djemal Ekrem Elvis Ferki Kadri Sabri Šani Muharem Orhan Ramush Skender".split(),
    women="Djulja Elvira Fatimka Hanumša Mirveta Nafija Rukija Sabaheta Sevdija Zumra".split(),
    surnames="Čerhenaj Kamesi Luludaj Balvalaj Phabajri Veshalo Čonutaj Khamali".split(),
    paper_languages=["sq", "sr-Latn", "rom"],
)
_ASHKALI = Names(
    men="Avdi Bekim Danush Faton Isuf Jakup Myftar Nexhat Qerim Sadri Sylejman Xhemajl".split(),
    women="Ajnishahe Emine Fetije Hatixhe Lirije Mevlyde Nexhmije Sabrije Xhyla Zejnepe".split(),
    surnames="Gurëbardhi Rrapishta Shelgjaj Bliraj Kallmari Vërriza Ujëvara Mëlleza".split(),
    paper_languages=["sq"],
)
_BOSNIAK = Names(
    men="Adem Džemal Emin Fikret Hasan Husein Ismet Mehmed Muhamed Rifat Sulejman Omer".split(),
    women="Ajša Amina Džejna Emina Fatima Hajrija Mersija Nermina Sabina Zejneba Zuhra".split(),
    surnames="Beharović Zumbulagić Šeboević Đulbaščić Jagluković Mahovinić Bosiljkić".split(),
    paper_languages=["bs"],
)
_TURKISH = Names(
    men="Cemal Enver Hakan İsmail Mustafa Orhan Şaban Yusuf".split(),
    women="Aynur Emine Gülşen Leyla Melek Nurten Sevim Zeynep".split(),
    surnames="Elmacıkoğlu Yıldızpınar Gülbahçeci Karadutlu Çınardere".split(),
    paper_languages=["tr"],
)
_GORANI = Names(
    men="Abdi Ćerim Hamdija Kemal Rustem Šaban Vehbija Zećir".split(),
    women="Ćamila Hanifa Merjema Nazifa Refija Sevdija Vasvija Zejna".split(),
    surnames="Šarplaninac Snegobranić Jagnjević Rudinac Kamenokos".split(),
    paper_languages=["bs", "sr-Latn"],
)
_MONTENEGRIN = Names(
    men="Vojislav Radoje Miodrag Vukašin Blagoje Mijat".split(),
    women="Stanojka Vidosava Milena Radojka Jovanka Zorka".split(),
    surnames="Planinčević Kršić Omorikić Vrelić Smrčković".split(),
    paper_languages=["sr-Latn", "sr-Cyrl"],
)

_BY_COMMUNITY: Mapping[str, Sequence[Names]] = {
    "AL": [_ALBANIAN],
    "SR": [_SERBIAN, _SERBIAN, _SERBIAN_LATIN],
    "RO": [_ROMANI],
    "AS": [_ASHKALI],
    "EG": [_ASHKALI],
    "BO": [_BOSNIAK],
    "TU": [_TURKISH],
    "GO": [_GORANI],
    "MN": [_MONTENEGRIN],
}
_COMMUNITIES = {
    "17": "SR SR SR BO BO EG EG RO MN AL",
    "08": "SR SR SR SR EG EG AS AS RO AL",
    "06": "SR SR SR SR BO BO EG RO MN AL",
    "15": "SR SR SR SR AS AS RO RO AL SR",
    "23": "SR SR SR SR SR AL SR SR AL RO",
    "24": "SR SR SR AS AS AS RO EG GO SR",
    "04": "SR SR SR SR RO RO TU AS AL SR",
}


def community_for(municipality_code: str, random_: random.Random) -> str:
    """Return the community of an invented family of a municipality."""
    return random_.choice(_COMMUNITIES[municipality_code].split())


def names_of(community: str, random_: random.Random) -> Names:
    """Return the names an invented family of a community takes."""
    return random_.choice(_BY_COMMUNITY[community])
