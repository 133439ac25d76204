import { defineConcept, type Names, type ViewOf } from '../../../engine.ts'
import { isOnOffer, isReimbursed } from '../../../shared/programme-fit/on-offer.ts'

/** A programme as a card tells and offers it. */
export const formsShape = [
  { id: 'string', name: 'text', form: 'text', duration: 'text', payer: 'text?', since: 'string?' },
] as const

/** The forms of a programme that can be followed here; none where the region does not have it. @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: {},
  find:
    ({ asOf, offer, site }) =>
    (of: Names['programmes']): ViewOf<typeof formsShape> =>
      offer
        .filter((each) => (each.id === of || each.variantOf === of) && isOnOffer(each, { asOf, site }))
        .map((each) => {
          const { id, name, form, duration, payer, reimbursed } = each
          const isPast = reimbursed !== null && !isReimbursed(each, asOf)
          return { id, name, form, duration, payer: isPast ? null : payer, since: reimbursed?.from ?? null }
        }),
})
