"""What `make mutants` runs beside the pure modules: a sample that is the same in every run."""

from tests.mutants import SAMPLE, module_of, out_of_time, sample

PURE = [f"indicators.rules.checks.x_out_of_range__mutmut_{number}" for number in range(3)]
RULED = [f"reports.models.permissions.x_user_can_write__mutmut_{number}" for number in range(2 * SAMPLE)]


def test_what_is_not_run_whole_is_sampled_and_the_sample_is_the_same_in_every_run():
    found = sample([*PURE, *RULED])
    assert found == sample([*reversed(RULED), *PURE])
    assert len(set(found)) == SAMPLE
    assert set(found) <= set(RULED)


def test_fewer_than_the_sample_are_all_run():
    assert sorted(sample(RULED[:3])) == sorted(RULED[:3])


def test_a_mutant_belongs_to_the_module_of_its_function():
    assert module_of("indicators.numbers.comparison.xǁChangeǁphrase__mutmut_3") == "indicators.numbers.comparison"


def test_whose_tests_did_not_end_in_time_is_run_again_and_nobody_else():
    slow, slow_too, dead, alive, _ = RULED[:5]
    found = {slow_too: "timeout", dead: "killed", slow: "timeout", alive: "survived"}
    assert out_of_time(found) == sorted([slow, slow_too])


def test_of_a_part_only_its_own_are_run_again():
    found = {PURE[0]: "timeout", RULED[0]: "timeout"}
    assert out_of_time(found, ["indicators.rules.*"]) == [PURE[0]]
