import type { ComponentChildren } from 'preact'
import type { DatedFact } from '../../../knowledge/knowledge.ts'
import { type Entry, placesOfEntry } from '../../model/directory/matching.ts'
import { useDirectory } from './told.ts'

/** Everything that is known of a programme; what is not known says so. */
export function Detail({ entry }: { entry: Entry }) {
  const { say, text, listed, day, criterion, told } = useDirectory()
  const { id, criteria, listing, lane, languages, evidence, source, consent, reimbursed, checkedOn, url, local, diet } =
    entry
  const medication = told?.facets.medication.find(({ value }) => value === diet)
  const type = local ? 'HealthcareService' : 'PlanDefinition'
  const rows: readonly (readonly [string, ComponentChildren])[] = [
    [say.criteria, criteria.length > 0 ? <Criteria criteria={criteria.map(criterion)} /> : say.noCriteria],
    [say.drugs, medication ? text(medication.text) : say.unknown],
    [say.form, text(entry.form)],
    [say.pays, [text(entry.payer), reimbursed && paid(reimbursed)].filter(Boolean).join('; ')],
    [say.price, local?.price ? <Fact fact={local.price} /> : null],
    [say.signUp, listed('signUp', listing.signUp) ?? say.unknown],
    [say.language, listed('languages', languages ?? []) ?? say.languageUnsaid],
    [say.easy, listing.easyReading === undefined ? say.unknown : listing.easyReading ? say.yes : say.no],
    [say.line, listed('lines', listing.lines) ?? say.unknown],
    [say.lane, listed('lanes', [lane])],
    [say.provider, local?.provider ?? null],
    [say.location, local ? placesOfEntry(entry).join(', ') || say.unknown : null],
    [say.phone, local?.phone ?? null],
    [say.qualityMark, local?.qualityMark ? <Fact fact={local.qualityMark} /> : say.unknown],
    [say.careProfile, local?.careProfile ? <Fact fact={local.careProfile} /> : say.unknown],
    [
      say.contracts,
      local && local.contracts.length > 0
        ? local.contracts.map((fact) => <Fact key={fact.value.nl} fact={fact} />)
        : say.unknown,
    ],
    [say.evidence, text(evidence)],
    [
      say.source,
      source ? <Link url={source.url} words={`${source.publisher}: ${text(source.title)} (${source.date})`} /> : null,
    ],
    [say.consent, consent ? text(consent) : null],
    [
      say.reviewed,
      [checkedOn === null ? say.unknown : day(checkedOn), listing.reviewBy && say.reviewBy(day(listing.reviewBy))]
        .filter(Boolean)
        .join(', '),
    ],
    [say.site, url === null ? null : <Link url={url} words={new URL(url).host} />],
    [say.fhir, <a key="fhir" href={`/fhir/${type}/${id}`}>{`${type}/${id}`}</a>],
  ]
  return (
    <dl>
      {rows
        .filter(([, content]) => content !== null)
        .map(([label, content]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{content}</dd>
          </div>
        ))}
    </dl>
  )

  function paid({ from, to }: NonNullable<Entry['reimbursed']>): string {
    return to === undefined ? say.paidFrom(day(from)) : say.paidBetween(day(from), day(to))
  }
}

function Criteria({ criteria }: { criteria: readonly string[] }) {
  const { say } = useDirectory()
  return (
    <>
      <ul>
        {criteria.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p class="small">{say.criteriaHint}</p>
    </>
  )
}

/** A fact with the day on which it was checked, and who says so. */
function Fact({ fact: { value, checkedOn, source } }: { fact: DatedFact }) {
  const { say, text, day } = useDirectory()
  return (
    <p>
      {text(value)} <span class="small">({[say.checked(day(checkedOn)), source].filter(Boolean).join('; ')})</span>
    </p>
  )
}

/** A link that leaves this page, with the host where it leads in its words or beside them. */
function Link({ url, words }: { url: string; words: string }) {
  const { host } = new URL(url)
  return (
    <a href={url} rel="noreferrer">
      {words.includes(host) ? words : `${words} · ${host}`}
    </a>
  )
}
