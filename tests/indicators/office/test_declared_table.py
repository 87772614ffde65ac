"""Tables that get their columns without a copy down to each attribute."""

from django_tables2 import Column

from indicators.office.declared_table import DeclaredTable


class Parent(DeclaredTable):
    name = Column("名称")


class Child(Parent):
    value = Column("数值")


def test_what_one_table_calls_a_column_no_other_does():
    one, other = Child([]), Child([])
    one.columns["value"].column.verbose_name = "2020年"
    assert [table.columns["value"].header for table in (one, other, Child([]))] == ["2020年", "数值", "数值"]


def test_a_table_has_the_columns_of_the_one_it_derives_from():
    assert [column.name for column in Child([]).columns] == ["name", "value"]
    assert [column.name for column in Parent([]).columns] == ["name"]
