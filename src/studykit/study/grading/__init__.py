"""Grading typed answers: right, a variant, wrong, or without its marks; what is wrong; which rating that makes."""

from studykit.study.grading.differences import Difference, Fault
from studykit.study.grading.english import grade_english
from studykit.study.grading.grade import Grade, Rating, Verdict
from studykit.study.grading.vietnamese import grade_vietnamese

__all__ = ["Difference", "Fault", "Grade", "Rating", "Verdict", "grade_english", "grade_vietnamese"]
