export const en = {
  title: 'What levers did',
  lead: 'What became of the requests of those who had a training, a guide or a programme, against those who had not.',
  finding: {
    claims:
      '{claims, plural, one {One use} other {# uses}} of {tested, plural, one {the one measured} other {the # measured}} changed what is asked by more than luck explains.',
    together:
      'Taken together, the {tested} uses measured changed what is asked by more than luck explains; no single one can be named yet.',
    none: 'None of {tested, plural, one {the one use measured} other {the # uses measured}} changed what is asked by more than luck explains, so far.',
    refused:
      'No effect can be told yet: of {count, plural, one {the one use recorded} other {the # uses recorded}}, each says why.',
    empty: 'No lever has been used yet',
    late: 'The effects took too long to work out',
  },
  next: {
    empty:
      'Once a training for a unit is over, or a guide for some types of request is published, what it changed is measured here against the other units or types, with its range, and set against the hours it took.',
    late: 'Nothing is lost. Ask again in a moment, when the machine has less to do.',
    toWork: 'Record own work',
    toGuides: 'Write a guide',
    again: 'Ask again',
  },
  back: {
    sum: '{back} given back ({low} to {high} in eight cases of ten) for {spent} spent on the same: {net} net.',
  },
  kinds: {
    training: 'Training',
    guides: 'Guide',
    programme: 'Programme',
    evangelising: 'Briefing',
  },
  kindsOf: {
    training: 'Trainings',
    guides: 'Guides',
    programme: 'Programmes',
    evangelising: 'Briefings',
    all: 'All together',
  },
  target: {
    everyone: 'everybody',
    within: '{types}, {unit}',
  },
  measured: {
    title: 'Measured',
    subtitle:
      'Requests, as a part of what would have been asked: the middle and the range that holds it in eight cases of ten',
    use: 'What was done',
    more: '{count, plural, one {and one more} other {and # more}}',
    from: 'from {week}',
    effect: 'Effect',
    fewer: 'fewer asked',
    moreAsked: 'more asked',
    picture: 'From −100% to +100%',
    range: '{middle} ({low} to {high})',
    open: '{middle} (from {low})',
    week: '{middle} a week ({low} to {high})',
    claim: 'Verdict',
    stands: 'stands',
    luck: 'may be luck',
    back: 'Given back so far',
    spent: 'Spent',
    unlogged: 'not recorded',
    rule: 'Tested one by one, {luck} of {tested} would pass by luck alone where no lever does anything. So all are first tested together, and about one company in a hundred passes by luck alone. Only then are single uses called effects: those of which at most one in ten may be luck (Benjamini and Hochberg).',
  },
  ledger: {
    title: 'Hours given back less hours spent',
    kind: 'Lever',
    measured: 'Measured',
    spent: 'Spent',
    back: 'Given back',
    net: 'Net',
    out: 'Left out',
    outValue: '{count} ({hours} spent)',
    outNone: 'none',
    unlogged:
      'On {count, plural, one {one use measured} other {# uses measured}} nobody logged any time: what they took is missing from the net.',
    left: '{count, plural, one {One use is} other {# uses are}} left out, with {hours} spent on them: what they gave back cannot be said, and is not counted as nothing.',
    independent:
      'Errors of different uses are taken for independent of one another: their squares add up to that of the sum.',
    up: '{name}: {hours} more given back than spent',
    down: '{name}: {hours} more spent than given back',
    subtitle:
      'Hours given back less hours spent, cumulated by week; the band holds them in eight cases of ten',
    label: '{title}: net hours by week, with their range.',
  },
  refused: {
    title: 'Cannot be said',
    lead: '{count, plural, one {One use} other {# uses}}, by what keeps the effect from being told. Each line opens to its own.',
    count: '{count, plural, one {one use} other {# uses}}',
    hours: '{hours} spent',
    earliest: 'told from {day} at the earliest',
    reasons: {
      notDone: 'Not over yet',
      everyone: 'Everybody had it at once',
      justBegun: 'Too little time has passed since',
      tooClose: 'Another use for the same followed too soon',
      shortBefore: 'Too little time is known before',
      quiet: 'Too little was asked before',
      fewDonors: 'Too few to compare with',
      noMatch: 'The others do not foretell it',
    },
    use: 'What was done',
    spent: 'Spent',
    why: 'Why',
    notDone: 'Not over yet: it counts from the week after it ends.',
    everyone: 'Everybody had it at once: nobody is left to compare with.',
    justBegun:
      '{have, plural, =0 {No whole week has} one {Only one whole week has} other {Only # whole weeks have}} passed since; {least} are needed.',
    tooClose:
      '“{title}” began for the same {have, plural, =0 {in the same week} one {one week later} other {# weeks later}}: what each did cannot be told apart.',
    shortBefore:
      '{have, plural, =0 {No week with requests is} one {Only one week with requests is} other {Only # weeks with requests are}} known before, less the {aside} set aside; {least} are needed.',
    quiet:
      'Too little was asked before: {have, plural, =0 {nothing} one {one request} other {# requests}}; half a request a week is needed.',
    fewDonors:
      'Too few to compare with: {have}, where {least} are needed. {treated, plural, =0 {} one {One had the same at the time. } other {# had the same at the time. }}{quiet, plural, =0 {} one {One asked too little.} other {# asked too little.}}',
    noMatch: 'The others do not foretell what would have been asked: no comparison can be made.',
  },
  detail: {
    fewer:
      'After “{title}” ({target}), {asked} requests a week came where {expected} would have been expected: {part}.',
    cannot: 'What “{title}” did ({target}) cannot be said',
    everyone: 'the company',
    stands:
      'It stands: luck alone makes an effect as large in {p} of cases, and {tested, plural, one {one use was} other {# uses were}} tested.',
    luck: 'It may be luck: luck alone makes an effect as large in {p} of cases, and {tested, plural, one {one use was} other {# uses were}} tested.',
    first: '{count} of the same kind for the same are measured together, from the first on.',
    until: 'Followed until “{title}” began for the same.',
    weeks: 'Followed for {after} weeks, against {before} before.',
    chart: {
      title: '{asked} requests a week after, {expected} expected',
      subtitle: 'Requests a week, by four weeks: those asked, and those of the comparison',
      asked: 'Asked',
      expected: 'Comparison',
      aside: 'left out',
      from: 'Four weeks from',
      label: '{title}: requests a week before and after, asked and of the comparison.',
    },
    hours: {
      title: 'Hours',
      week: 'Given back each week',
      back: 'Given back so far',
      spent: 'Spent',
      net: 'Net',
      how: 'Requests that were not asked, at the mean hours one takes. Counted over the weeks followed, half a year at most: what lasts longer is not claimed.',
    },
    comparison: {
      title: 'What it is compared with',
      lead: 'A mix of others that moved like it before: no one of them need resemble it.',
      unit: 'Unit',
      type: 'Type of request',
      weight: 'Weight',
      left: 'Left out: {treated, plural, =0 {none that had the same} one {one that had the same at the time} other {# that had the same at the time}}, {quiet, plural, =0 {none that asked too little} one {one that asked too little} other {# that asked too little}}{size, plural, =0 {} one {, one less like it in size} other {, # less like it in size}}.',
    },
    trust: {
      title: 'How far to trust it',
      fit: 'Before, the gap to the comparison was {fit} in requests a week (root mean square); chance alone makes {chance}.',
      placebo:
        'Each of the {count} compared with was taken as if it had had the same: of the {all} effects, this one among them, {rank, plural, one {only this one is} other {# are}} as large.',
      aside:
        'The {weeks} weeks before it began are left out: a unit is often chosen for what it asks just then, and would have asked less afterwards anyway. A choice by what was asked over a longer time is not put right by this.',
      assumes:
        'Assumed: what linked it to the others before would have linked it to them after; it did not change what the others asked; nothing else befell it alone.',
      also: 'In the weeks compared, the same also had “{title}” (from {week}): what is seen is of both.',
    },
    records: {
      title: 'Records',
      work: 'Own work: {title}',
      guide: 'Guide: {title}',
      time: 'Time logged: {title}',
      before: 'Requests before{title, select, none {} other {: {title}}}',
      after: 'Requests after{title, select, none {} other {: {title}}}',
    },
  },
  rests: {
    title: 'What this rests on',
    use: 'A use is a record: own work for training, a programme or a briefing, or a published guide. A training or briefing counts from the week after it ends, a programme from the week after it begins, a guide from the week after it is out.',
    rows: 'A guide for types of request is compared with the other types, everything for a unit with the other units.',
    method:
      'Synthetic difference in differences over four weeks at a time; the range comes from the others, each taken as if it had had the same, and from what chance alone makes of so many requests.',
    several:
      'Several of the same kind for the same within half a year are one: the first begins it. Another kind for the same ends the weeks that are followed.',
    model: 'Model {version}. All of it is reckoned again whenever the page is asked for.',
  },
}
