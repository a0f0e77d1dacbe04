/** How the desk's figures are computed, and why one cannot be given. */
export const en = {
  method: {
    arrivals: 'Requests opened in the period; merged ones count once.',
    done: 'Requests resolved, closed or declined in the period.',
    declined: 'Requests declined in the period.',
    backlogStart: 'Requests opened before the period and not done before it.',
    backlog: 'Requests opened before the end of the period and not done by then.',
    firstReply:
      'Median time from opening to the first reply, of the requests opened in the period that were answered. Hours on the clock, nights and weekends included.',
    firstReplyP90: 'The time within which nine of ten of them were answered.',
    resolve:
      'Median time from opening to resolution, of the requests opened in the period that are resolved. Hours on the clock, nights and weekends included.',
    resolveMean:
      'Mean time from opening to resolution, of the same requests. A few very long ones weigh on it: compare it with the median.',
    resolveP90: 'The time within which nine of ten of them were resolved.',
    targetsMet:
      'Of the requests opened in the period with a target: those resolved by the time due, of those resolved or late. One that waits for its requester is not late.',
    repeated:
      'Requests opened in the period that the company had asked before in the same words, whatever their case, accents and numbers.',
    repeatedShare: 'Of the requests opened in the period, those asked before in the same words.',
    estimatedHours:
      'Of the requests done in the period without logged time and not declined: the effort their type states.',
    guidesOpened: 'Guides opened on the portal while a request was being typed.',
    guidesSolved: 'Guides that answered: the request was not sent.',
    workHours:
      'Hours logged in the ledger; a request done without logged time counts with the hours its type states.',
    reactiveHours:
      'Hours logged as reactive, and the stated hours of requests done without logged time: somebody asked for them.',
    proactiveHours: 'Hours logged as proactive.',
    reactiveShare:
      'Reactive hours, logged and estimated, of all hours. Given only where time is logged: estimates know nothing of the work the team chose.',
  },
  why: {
    noReply: 'No request of this period has been answered yet.',
    noneResolved: 'No request of this period is resolved yet.',
    noTarget: 'No request of this period has a target that is decided.',
    noArrivals: 'No request came in this period.',
    noLedger: 'No time is logged in this period, so the work the team chose is not known.',
    noWork: 'No time is logged in this period, and no request was done.',
  },
}
