/** Sentences of request types, calendars and their settings, and of the fields of a type's form. */
export const en = {
  problem: {
    typeKey: 'Another type already has this key.',
    typeOrder: 'Give every type once, in its new order.',
    oneOther: 'One type is always the “something else” door. Give the door to another type first.',
    archivedOther: 'An archived type cannot be the “something else” door. Restore it first.',
    fewOptions: 'Give at least two answers to choose from.',
    optionTwice: 'The answer {value} is there twice.',
    fieldTwice: 'Another field of this type already has the key {key}.',
    conditionField:
      'A condition rests on a choice that stands above. Choose another one, or move this field down.',
    conditionValue: 'Choose the answers with which this field is asked.',
    unknownCalendar: 'This calendar is gone. Choose another one.',
    timeZone: 'Choose a time zone of the list, such as Europe/Paris.',
    week: 'Give the hours of each day in order and without overlap, such as 9:00–12:30, 13:30–18:00.',
    noHours: 'Give hours for one day at least: without them nothing would ever be due.',
    holidayDay: 'Give each holiday a day, such as 2026-12-25.',
    calendarName: 'Another calendar already has this name.',
    oneDefault: 'One calendar is always the default. Make another one the default first.',
    calendarUsed:
      '{count, plural, one {The type “{name}” counts} other {“{name}” and others, # types in all, count}} these hours. Give {count, plural, one {it} other {them}} another calendar first.',
  },
  fields: {
    choose: 'Choose',
    fileAgain: 'You had chosen “{name}”: choose it again.',
  },
}
