export const en = {
  title: 'Help-desk clock',
  finding: {
    above:
      'Answering requests has taken more than {threshold} of the team’s hours since the week of {since}.',
    aboveUnit:
      'What {unit} asks for has taken more than {threshold} of its part of the team’s hours since the week of {since}.',
    most: 'Answering requests will most likely take more than {threshold} of the team’s hours from the week of {middle}.',
    mostUnit:
      'What {unit} asks for will most likely take more than {threshold} of its part of the team’s hours from the week of {middle}.',
    may: 'Answering requests will most likely not take more than {threshold} of the team’s hours within a year, but it may from the week of {early}.',
    mayUnit:
      'What {unit} asks for will most likely not take more than {threshold} of its part of the team’s hours within a year, but it may from the week of {early}.',
    not: 'Not within a year: in nine futures of ten, answering requests stays below {threshold} of the team’s hours.',
    notUnit:
      'Not within a year: in nine futures of ten, what {unit} asks for stays below {threshold} of its part of the team’s hours.',
  },
  range: {
    both: 'In eight futures of ten it happens between the week of {early} and that of {late}.',
    open: 'In one future of ten it happens before the week of {early}; in one of ten at least, not within a year.',
  },
  within: {
    label: 'Probability of becoming a help desk',
    w13: 'within 3 months',
    w26: 'within 6 months',
    w52: 'within 12 months',
    under: 'less than 1 %',
    over: 'more than 99 %',
  },
  why: {
    title: 'This data cannot say when answering requests will take too much of the hours.',
    noRequests: 'No request is recorded. The clock needs the requests of at least {weeks} whole weeks.',
    stale:
      'No request is recorded in the last {silence} weeks: the records have ended, and nothing can be said of the weeks to come.',
    tooShort:
      'There are requests of {have, plural, =0 {no whole week} one {# whole week} other {# whole weeks}} only; at least {weeks} are needed.',
    noCapacity:
      'The hours the team can work in the weeks ahead are not recorded, so a share of them is not known.',
    constant:
      'The same number of requests came every week: there is no variation from which to say how sure a forecast is.',
    noWork: 'No type of request states how long one takes, and no time is logged on any.',
    late: 'The machine is too busy: the clock was not done within a minute. Try again a little later.',
    again: 'Run the clock again',
    toDesk: 'Record or import requests',
    toCapacity: 'Set the team’s hours a week',
    toTypes: 'State what a request takes',
  },
  threshold: {
    label: 'Too much is more than',
    help: 'Share of the team’s hours that answering may take. The study gives no figure; {usual} is this model’s.',
    apply: 'Run the clock again',
    option: '{share} of the hours',
  },
  chart: {
    title: {
      above: 'Answering takes more than the team can give and still develop programmes',
      rising: 'What is asked grows towards {share} of the hours a year from now',
      falling: 'What is asked falls towards {share} of the hours a year from now',
      steady: 'What is asked stays near {share} of the hours',
    },
    subtitle:
      'Hours that requests ask for, as a share of the hours the team can work; four weeks together; the darker band holds half of the futures, the lighter eight of ten',
    threshold: 'help desk: above {share}',
    today: 'today',
    crossing: 'crosses here, in 8 futures of 10',
    label: 'Share of hours by week, past and to come. {title}.',
  },
  backlog: {
    title: 'If answering is held at {threshold} of the hours, {hours} of requests wait a year from now',
    none: 'If answering is held at {threshold} of the hours, next to nothing waits a year from now',
    subtitle:
      'Hours of open requests by week; most likely, half and eight of ten futures. A new request would then wait {weeks, plural, =0 {less than a week} one {about # week} other {about # weeks}}.',
    label: 'Hours waiting by week. {title}.',
  },
  columns: {
    week: 'Week of',
    low: 'Low (10 %)',
    middle: 'Most likely',
    high: 'High (90 %)',
    wait: 'Wait, weeks',
    known: 'Known',
  },
  test: {
    title: 'How far this can be trusted',
    lead: 'The same method was run at {origins, plural, one {# past month} other {# past months}}, each time with only what was known then, and compared with the {ahead} weeks that followed.',
    best: 'Requests are forecast by {method}, which did better than “the same as last quarter” by {gain, number, percent}.',
    floor: 'No method did better than “the same as last quarter”, so that is what is used.',
    untested:
      'There is too little history of requests to run the method on the past: they are forecast by {method}, and nothing says yet how good that is.',
    loses:
      'It does not cover as it should: the band that claims 80 % held {coverage, number, percent}. Take the range as {wide, select, yes {too narrow} other {too wide}}.',
    method: 'Method',
    coverage: 'Held in the 80 % band',
    pinball: 'Quantile loss, requests a week',
    mase: 'Error against repeating last quarter (MASE)',
    naive: 'Same as last quarter',
  },
  methods: {
    naive: 'the same as last quarter',
    trend: 'a damped trend',
    theta: 'the theta method',
    smoothing: 'exponential smoothing',
    poisson: 'Poisson regression',
    counts: 'negative binomial regression',
    intermittent: 'a method for rare demand',
    combination: 'the mean of three methods',
    drifting: 'a level that drifts',
  },
  types: {
    title: 'What comes, by type',
    lead: 'Each type is forecast by the method that did best on its own past. Half a year from now, in eight futures of ten:',
    type: 'Type',
    rare: 'Rarer types together',
    now: 'A week, now',
    later: 'A week, in half a year',
    range: '{low} to {high}, most likely {middle}',
    even: 'as now',
    takes: 'One takes',
    logged: '{minutes} ({n, plural, one {# logged} other {# logged}}, the others as stated)',
    stated: '{minutes} (as the type states)',
  },
  rests: {
    title: 'What it rests on',
    records:
      '{requests, plural, one {# request} other {# requests}} of {weeks, plural, one {# whole week} other {# whole weeks}}, up to last Sunday.',
    logged: '{share} of the recent hours rest on logged time; the rest on what request types state.',
    hours:
      'The team can work {hours} a week in the year ahead: hours a week less absences, which usually take {away}.',
    unitHours:
      '{hours} a week are this unit’s part of the team’s hours, as it asked for them in the last half year.',
    backlog: 'Open today: {count, plural, one {# request} other {# requests}}, {hours} of work.',
    futures:
      '{count, number} futures are drawn, always from the same numbers: the same records give the same answer.',
    persists:
      'Assumed: a future that starts above the forecast tends to stay above it; at least three tenths of a week’s variation carries on.',
    effort: 'Assumed: a request keeps taking what it takes today, and what a type states is true.',
    holidays: 'Public holidays count as working days.',
    model: 'Model {version}.',
  },
}
