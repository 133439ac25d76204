import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ListedEntries } from '../../../http/public/entries.ts'
import { type Choice, readChoice, writeChoice } from '../../model/directory/choice.ts'
import { ifDropped, matching, sorted } from '../../model/directory/matching.ts'
import { NotLoaded } from '../not-loaded.tsx'
import { useSpeech } from '../speech.ts'
import { useLoaded } from '../use-loaded.ts'
import { directoryWords } from '../words/directory.ts'
import { Filters } from './filters.tsx'
import { PlaceMap } from './map.tsx'
import { Notes } from './notes.tsx'
import { Table } from './table.tsx'
import { Told } from './told.ts'

/** The directory: what there is, narrowed by choices that stand in the address, as a map and as a table. */
export function Programmes() {
  const { language } = useSpeech()
  const say = directoryWords[language]
  const [told, load] = useLoaded<ListedEntries>('/programmes/entries')
  const [choice, choose] = useChoice()
  const all = useMemo(
    () =>
      told && told !== 'failed'
        ? sorted(
            told.entries,
            told.facets.audiences.map(({ value }) => value),
            language,
          )
        : [],
    [told, language],
  )
  const { found, unsure } = useMemo(() => matching(all, choice), [all, choice])
  const shown = choice.unsure ? [...found, ...unsure] : found

  if (told === 'failed') return <NotLoaded say={say} onAgain={load} />
  return (
    <Told.Provider value={told}>
      <div class="directory" aria-busy={told === null}>
        <h1>{say.title}</h1>
        <p class="intro">{say.lead}</p>
        {told && (
          <>
            <Notes choice={choice} />
            <div class="narrowing">
              <Filters choice={choice} onChoice={choose} />
              <PlaceMap entries={shown} />
            </div>
            <p role="status" class="count">
              {say.count(found.length, all.length)}
            </p>
            {unsure.length > 0 && (
              <p class="unsure">
                {say.unsure(unsure.length)}{' '}
                <button type="button" class="quiet" onClick={() => choose({ unsure: !choice.unsure })}>
                  {choice.unsure ? say.hideUnsure : say.showUnsure}
                </button>
              </p>
            )}
            {shown.length === 0 ? (
              <Nothing drops={ifDropped(all, choice)} onChoice={choose} />
            ) : (
              <Table
                entries={shown}
                unsure={new Set(unsure)}
                opened={choice.programme}
                onOpen={(programme) => choose({ programme })}
              />
            )}
          </>
        )}
      </div>
    </Told.Provider>
  )
}

/** What to drop so that there is something again. */
function Nothing({
  drops,
  onChoice,
}: {
  drops: ReturnType<typeof ifDropped>
  onChoice: (change: Partial<Choice>) => void
}) {
  const { language } = useSpeech()
  const say = directoryWords[language]
  return (
    <div class="note">
      <p>{drops.length > 0 ? say.none : say.noneAtAll}</p>
      <p class="buttons">
        {drops.map(([filter, count]) => (
          <button type="button" key={filter} onClick={() => onChoice({ [filter]: '' })}>
            {say.drop(say[filter], count)}
          </button>
        ))}
      </p>
    </div>
  )
}

/** The choice in the address: Back goes to the one before, and a link opens it elsewhere. */
function useChoice(): readonly [Choice, (change: Partial<Choice>) => void] {
  const [choice, setChoice] = useState(() => readChoice(location.search))
  useEffect(() => {
    const follow = () => setChoice(readChoice(location.search))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const choose = (change: Partial<Choice>) => {
    const next = { ...readChoice(location.search), ...change }
    const url = `${location.pathname}${writeChoice(next, location.search)}`
    // Each letter of a place would be a step back.
    if ('place' in change) history.replaceState(null, '', url)
    else history.pushState(null, '', url)
    setChoice(next)
  }
  return [choice, choose]
}
