export const en = {
  title: 'Sample company',
  banner: 'Sample company. The people, the requests and the figures here are invented.',
  own: 'Go to {name}',
  manage: 'Load or remove the sample',
  lead: 'A synthetic European group: about 20 units, 130 people, 14 months of requests, work and time. It shows what Stratège looks like in use, from the first briefings to the decision point. It is a company of its own: nothing of it enters yours, and nobody of it can sign in.',
  absent: 'The sample company is not loaded.',
  load: 'Load the sample company',
  loading: 'Loading the sample company. This takes a few seconds.',
  loaded:
    'The sample company is loaded: {requests, number} requests, {people, number} people, {units, number} units.',
  present: 'The sample company is loaded.',
  open: 'Open the sample company',
  join: 'Become a member of it',
  joined: 'You are now a member of the sample company.',
  removeTitle: 'Remove it',
  removeText:
    'Every row of the sample goes at once, with whatever you tried in it. Your own company is not touched. You can load it again at any time.',
  remove: 'Remove the sample company',
  removing: 'Removing the sample company.',
  removed: 'The sample company is removed.',
  problem: {
    there: 'The sample company is loaded already.',
    gone: 'There is no sample company to remove any more.',
  },
} as const
