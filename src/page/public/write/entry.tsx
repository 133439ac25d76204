import type { ComponentChildren } from 'preact'
import type { RegionForm } from '../../../http/public/form.ts'
import { ageParts, type Draft, type DraftFault } from '../../model/directory/draft.ts'
import { useSpeech } from '../speech.ts'
import { writeWords } from '../words/write.ts'
import { Choose, Several, Typed } from './fields.tsx'

interface Written {
  readonly draft: Draft
  readonly form: RegionForm
  readonly faults: readonly DraftFault[]
  readonly onDraft: (draft: Draft) => void
}

/** The fields of one offer, in the groups of the page that shows it. */
export function Entry({ draft, form, faults, onDraft }: Written) {
  const { language, text } = useSpeech()
  const say = writeWords[language]
  const labelOf = (part: string) => say.fields[part] ?? part
  const faultOf = (part: string) => faults.find(({ field }) => field === part)?.words
  const sayOne = (part: string, value: string) => onDraft({ ...draft, said: { ...draft.said, [part]: value } })
  const several = (part: string, values: readonly string[]) =>
    onDraft({ ...draft, chosen: { ...draft.chosen, [part]: values } })
  const typed = (part: string, label = labelOf(part)) => (
    <Typed
      key={part}
      label={label}
      value={draft.said[part] ?? ''}
      fault={faultOf(part)}
      onValue={(value) => sayOne(part, value)}
    />
  )
  const one = (part: string, options: readonly (readonly [value: string, words: string])[]) => (
    <Choose
      key={part}
      label={labelOf(part)}
      value={draft.said[part] ?? ''}
      options={options}
      onValue={(value) => sayOne(part, value)}
    />
  )
  const many = (part: string, options: readonly (readonly [value: string, words: string])[], label = labelOf(part)) => (
    <Several
      key={part}
      label={label}
      values={draft.chosen[part] ?? []}
      options={options}
      onValues={(values) => several(part, values)}
    />
  )
  const pairs = (list: readonly RegionForm['programmes'][number][]) =>
    list.map((each) => [each.value, text(each.text)] as const)
  const coded = (part: string) => many(part, pairs(form.coded.find((each) => each.part === part)?.values ?? []))
  const claim = [['true', say.yes]] as const
  return (
    <>
      <Group title={say.groups.what}>
        {['id', 'name', 'comment', 'does', 'url', 'phone'].map((part) => typed(part))}
        {one('variant-of', pairs(form.programmes))}
        {one('lane', Object.entries(say.lanes))}
        {coded('for-whom')}
        {coded('line')}
      </Group>
      <Group title={say.groups.who}>
        {ageParts.map((part) => typed(part))}
        {form.measures.map(({ value, text: words }) => typed(`${value}-from`, say.from(text(words))))}
        {form.measures.flatMap(({ or }) => (or ? [many(or.value, claim, say.instead(text(or.text)))] : []))}
        {form.madeFor.map(({ value, text: words }) => many(value, claim, say.madeFor(text(words))))}
        {['only-drugs', 'any-drug'].map((part) => many(part, pairs(form.classes)))}
        {many('has', pairs(form.conditions))}
        {many('not', pairs([...form.conditions, ...form.claims]))}
      </Group>
      <Group title={say.groups.how}>
        {['form', 'duration', 'payer', 'evidence', 'consent'].map((part) => typed(part))}
        {one('diet', pairs(form.diets))}
        {['together', 'where', 'paid-by', 'sign-up', 'language'].map(coded)}
        {one('easy-reading', [
          ['yes', say.yes],
          ['no', say.no],
        ])}
        {['reimbursed-from', 'reimbursed-to'].map((part) => typed(part))}
      </Group>
      <Group title={say.groups.where}>
        {['provider', 'area', 'municipality', 'latitude', 'longitude'].map((part) => typed(part))}
      </Group>
      <Group title={say.groups.facts}>
        {form.facts.map((fact) => [
          typed(fact),
          typed(`${fact}.checked-on`, say.checkedOf(labelOf(fact))),
          typed(`${fact}.review-by`, say.reviewOf(labelOf(fact))),
        ])}
        {typed('offered-until')}
      </Group>
      <Group title={say.groups.checked}>{['checked-on', 'review-by'].map((part) => typed(part))}</Group>
    </>
  )
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="group">
      <legend>{title}</legend>
      <div class="fields">{children}</div>
    </fieldset>
  )
}
