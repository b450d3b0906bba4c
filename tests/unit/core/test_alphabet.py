from hypothesis import given
from hypothesis import strategies as st

from survey.alphabet import ALPHABET, alphabetical

letters = st.text(ALPHABET, min_size=1, max_size=8)


def test_regions_stand_as_in_a_kazakh_dictionary() -> None:
    names = ["Шығыс", "Ақтөбе", "Алматы", "Ұлытау", "Қарағанды", "Жетісу", "Ақмола", "Атырау", "Кентау", "Үшарал"]
    ordered = ["Ақмола", "Ақтөбе", "Алматы", "Атырау", "Жетісу", "Кентау", "Қарағанды", "Ұлытау", "Үшарал", "Шығыс"]
    assert sorted(names, key=alphabetical) == ordered


@given(letters, letters)
def test_words_compare_by_the_first_letter_in_which_they_differ(one: str, other: str) -> None:
    places = [[ALPHABET.index(letter) for letter in word] for word in (one, other)]
    assert (alphabetical(one) < alphabetical(other)) == (places[0] < places[1])


@given(letters)
def test_case_does_not_matter(word: str) -> None:
    assert alphabetical(word.upper()) == alphabetical(word)
