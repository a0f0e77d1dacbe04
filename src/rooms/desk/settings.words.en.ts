/** Sentences of request types, calendars and their settings, and of the fields of a type's form. */
export const en = {
  problem: {},
  fields: {
    choose: 'Choose',
    fileAgain: 'You had chosen “{name}”: choose it again.',
  },
}
