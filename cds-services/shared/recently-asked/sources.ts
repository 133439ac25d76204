/** Types of resources that tell what was asked and is under way, and what each is called where it could not be had. */
export const askedSources = [
  ['CarePlan', 'care-plans'],
  ['ServiceRequest', 'referrals'],
  ['Procedure', 'procedures'],
  ['Goal', 'goals'],
  ['Communication', 'communications'],
] as const
