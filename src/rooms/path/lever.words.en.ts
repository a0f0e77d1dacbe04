export const en = {
  title: 'The way out',
  finding: {
    within:
      'As things are, the probability that answering takes more than {threshold} of the team’s hours within 12 months is {before}.',
    withinAfter:
      'With {count, plural, one {this lever} other {these # levers}}, the probability of becoming a help desk within 12 months goes from {before} to {after}.',
    end: 'As things are, the probability of being a help desk a year from now, above {threshold} of the team’s hours, is {before}.',
    already:
      'Answering already takes more than {threshold} of the team’s hours; as things are, the probability that it still does a year from now is {before}.',
    endAfter:
      'With {count, plural, one {this lever} other {these # levers}}, the probability of being a help desk a year from now goes from {before} to {after}.',
    next: 'Choose levers below to see what they change, or give a budget and have a plan proposed.',
    overloaded:
      'Together, the chosen levers take all the hours the team has in some weeks: they cannot all be begun at once. Choose fewer.',
    team: 'The levers are the whole team’s; the clock of each unit is on the page before.',
  },
  compare: {
    title: 'Side by side',
    what: 'A year ahead',
    before: 'As things are',
    after: 'With the levers',
    crossing: 'Above {threshold} of the hours from the week of',
    range: '{middle} ({early} to {late} in eight futures of ten)',
    open: '{middle}; from {early} in one future of ten',
    never: 'not within a year',
    already: 'already above',
    w13: 'Probability within 3 months',
    w26: 'Probability within 6 months',
    w52: 'Probability within 12 months',
    end: 'Probability of being above a year from now',
    backlog: 'Hours waiting a year from now, if answering is held at {threshold}',
    amount: '{middle} ({low} to {high})',
    hours: 'Hours the levers take in the year',
    money: 'Money in the year',
    nothing: 'none',
    subtitle:
      'Hours that requests ask for, as a share of the hours the team can work; half and eight of ten futures',
    label: '{title}: share of the hours by week, past and to come.',
  },
  form: {
    legend: 'Levers',
    lead: 'The study names what gets a team out of the help desk; it gives no figure of the effect. Cost and effect are this model’s assumptions, each with its reason. An effect is the range that holds it in eight cases of ten; the clock is run over the whole range.',
    cost: 'Takes {once} once and {weekly} a week{paid, select, yes {, {moneyOnce} once and {moneyYear} a year} other {}}; begins to work after {begins, plural, one {# week} other {# weeks}}, whole {over, plural, one {# week} other {# weeks}} later.',
    arrivals: 'Effect: between {least} and {most} fewer requests.',
    maybeArrivals: 'Effect: from {worse} more requests to {most} fewer.',
    hours: 'Effect: between {least} and {most} less time for each request.',
    capacity: 'Effect: {hours} more a week.',
    why: 'Why: {reason}',
    start: 'Begin all together',
    together: 'with the others',
    ownStart: 'Begin “{name}”',
    starts: '{weeks, plural, =0 {now} other {in # weeks}}',
    compare: 'Compare',
  },
  lever: {
    requirements: {
      name: 'Requirements before they ask',
      what: 'Each type of request says what must come with it, and the form asks for it.',
      reason: 'a complete request saves the questions back and forth, but not the work itself.',
    },
    guides: {
      name: 'Guides and self-service',
      what: 'The questions that return most often are answered once, in writing, where people ask.',
      reason:
        'questions that return can be spared, not work that has to be made; part of the readers still ask.',
    },
    training: {
      name: 'Training the business units',
      what: 'Correspondents in the units learn to do the common things themselves.',
      reason: 'those who are trained ask less, until they move on; not every unit sends somebody.',
    },
    declining: {
      name: 'Declining by policy',
      what: 'A published rule says what the team does not do, and where to turn instead.',
      reason: 'some requests are outside the mandate; some come back as exceptions.',
    },
    advocates: {
      name: 'Communities and advocates',
      what: 'Employees who know how answer their colleagues, in a community the team looks after.',
      reason: 'slow to grow, and visibility may at first bring requests rather than spare them.',
    },
    hubs: {
      name: 'Hub-and-spoke',
      what: 'Units or countries take over their own requests, under the team’s governance and process.',
      reason: 'the largest effect of all where units take it on, a small one where they do so on paper only.',
    },
    tools: {
      name: 'Tools',
      what: 'A system to publish, moderate and measure in place of work by hand.',
      reason: 'it shortens work by hand, once it is learnt; little of what is judgement.',
    },
    hiring: {
      name: 'Hiring',
      what: 'One more person in the team.',
      reason:
        'a week of 35 hours, after recruiting and a start at less than full pace; it takes nothing off what is asked.',
    },
  },
  planner: {
    title: 'Have a plan proposed',
    lead: 'All 256 sets of levers are looked over on the same futures. The cheapest is the one that takes least, money and hours together, an hour being worth what you say.',
    hours: 'Hours the levers may take in the year',
    money: 'Money in the year, €',
    rate: 'What an hour of the team is worth, €',
    goal: 'Keep the probability',
    goals: {
      within: 'of becoming a help desk within 12 months',
      end: 'of being a help desk a year from now',
    },
    level: 'At most',
    propose: 'Propose a plan',
    result: 'Proposed',
    nothing: 'Nothing is needed: as things are, the probability is {risk}, at most the {level} you allow.',
    best: 'The cheapest: {levers}',
    second: 'Second best: {levers}',
    none: 'No set of levers brings the probability down to {level} within this budget.',
    early:
      'Levers take weeks to work, and the threshold may be crossed before they do: ask also what keeps the team from being a help desk a year from now.',
    nearest: 'The nearest: {levers}',
    beyond: 'At any budget, the cheapest that reaches {level}: {levers}',
    never: 'No set of levers reaches {level} at any budget.',
    noneAtAll: 'Within this budget no lever lowers the probability: as things are, it is {risk}.',
    leaves: 'Leaves a probability of {risk}; takes {hours} and {money} in the year, {value} together.',
    add: 'Without “{lever}” it would be {risk}.',
    apply: 'Choose these levers',
    onlyOne: 'No other set reaches it within this budget, unless it is this one with more added.',
    possible:
      '{count, plural, one {# set} other {# sets}} of 256, the empty one included, are within the budget and the team’s hours.',
  },
  rests: {
    title: 'What this rests on',
    futures:
      'The same {count, number} futures of the clock, with and without the levers: the difference is the levers’, not chance.',
    together: 'Assumed: effects multiply, and are drawn from their ranges independently of each other.',
    everywhere: 'Assumed: a lever works on every type and unit alike.',
    spread:
      'The hours spent once are spread over the weeks until a lever begins. They come out of the part of the hours that is not for answering; where levers take more than that, answering may take only what they leave.',
    share: 'The address of this page holds the choice: send it, or keep it as a bookmark.',
  },
}
