/** Findings: each carries at least one figure. */
export const facts = [
  'The {site} site raised its output by {percent} compared with the previous quarter.',
  'Scrap at {site} fell to {percent} after the new press line went live on {date}.',
  '{supplier} delivered {count} pallets late and accepted a penalty of {amount}.',
  '{person} will take over the {topic} programme on {date}.',
  'The audit of {topic} at {site} found {count} deviations, all to be closed within {days} days.',
  'Sick leave in {site} rose to {percent}, the highest value of the group.',
  'The board approved {amount} for the {topic} project in {site}.',
  'The contract with {supplier} ends on {date} unless it is renewed {days} days before.',
  'Energy costs at {site} came to {amount}, which is {percent} above plan.',
  '{count} customers of the {site} site complained about {topic}.',
  'A stop of line {count} in {site} lasted {days} hours and cost {amount}.',
  '{person} reported that {percent} of the spare parts from {supplier} failed the test.',
  'Stock of finished goods in {site} covers {days} days of sales.',
  'The insurance paid {amount} for the water damage of {date}.',
  'By {date} the {site} site has to hire {count} trained welders.',
  'Tests of the {topic} prototype ran for {days} days with {count} failures.',
  '{supplier} offers a discount of {percent} for orders above {amount}.',
  'The accident rate at {site} was {count} per million hours worked.',
] as const

export const topics = [
  'packaging',
  'fire safety',
  'paint shop',
  'forklift traffic',
  'data protection',
  'noise',
  'cooling water',
  'training',
  'returns',
  'surface quality',
  'shift planning',
  'tool wear',
] as const

export const openings = [
  'Report of the working group on {topic}, written for the board by {person}.',
  'Operations review with a focus on {topic}, compiled by {person}.',
  'Notes of the regional meeting in {site}, chaired by {person}.',
  'Assessment of our suppliers and sites, prepared by {person} together with the {site} team.',
] as const

export const links = [
  'In addition, ',
  'As expected, ',
  'On the other hand, ',
  'More importantly, ',
  'To our surprise, ',
] as const

export const subjects = [
  'the management of the {site} site',
  'the works council',
  'most of the people we spoke to',
  'our colleagues in {site}',
  'the team around {person}',
  'the group that looks after {topic}',
  'several foremen',
  'the controlling department',
  'the engineers in {site}',
  'nobody in the meeting',
  'the local press',
  'the quality department',
  'many suppliers',
  'the planners',
  'an external consultant',
  'the night shift',
  'the purchasing team',
  'the maintenance crew',
] as const

export const verbs = [
  'made it clear that',
  'repeated the view that',
  'reminded us that',
  'seemed convinced that',
  'had expected that',
  'pointed out that',
  'did not find it surprising that',
  'explained at length why',
  'took it for granted that',
  'left open whether',
  'insisted on the opinion that',
  'wrote in a note that',
  'gave the impression that',
  'joked that',
] as const

export const endings = [
  'the way we handle {topic} has grown over many years',
  'the mood on the shop floor is better than its reputation',
  'the exchange between the sites could be more open',
  'a common language for {topic} is still missing',
  'the weather had its part in what happened',
  'new colleagues need time to settle in',
  'the old building in {site} shows its age',
  'the software does not make anything easier',
  'small improvements are worth the effort',
  'the customers notice more than we think',
  'the rules for {topic} are known to everybody',
  'the canteen is the best place to learn what is going on',
  'no decision was needed at this point',
  'the subject will come up again',
  'patience pays off in such matters',
  'the partners in {site} see it the same way',
  'the long way round is at times the shorter one',
  'a visit on site says more than any slide',
  'the documentation could be kept in a tidier way',
  'the discussion about {topic} had been held before',
  'everyone is aware of the pressure on margins',
] as const

export const closings = [
  'The working group thanks all who gave their time for interviews and visits.',
  'Comments on this report are welcome and will be collected by the office of the board.',
  'A presentation of these results to the site managers is being prepared.',
] as const
