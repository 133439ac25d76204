import type { Path, Test } from '../../template/parts.ts'
import {
  type CardShape,
  isListShape,
  isOneOfShape,
  type Leaf,
  mayBeAbsent,
  type Parts,
  present,
  type Shape,
} from '../card-shape.ts'

/** What a text may ask for in one place of it. */
export interface Scope {
  /** What a name is looked for in: the innermost last, the others behind `../`. */
  readonly frames: readonly Found[]
  /** What a block gave a name of its own (`as |drug|`). */
  readonly named: ReadonlyMap<string, Found>
  /** What is known to be there: the conditions around this place. */
  readonly there: ReadonlySet<string>
  readonly isInList: boolean
  /** Whether `terms.yaml` has words for a code. */
  readonly hasTerm: (code: string) => boolean
}

/** What a name leads to. */
export interface Found {
  readonly shape: Shape
  /** Under which name it is shown: its codes may have words of their own there. */
  readonly name: string
  /** Where it was found, for the conditions that say that it is there. */
  readonly path: string
  readonly isCertain: boolean
}

const ofReading: Parts = { value: 'string', unit: 'string', date: 'string' }
const places: Readonly<Record<string, Leaf>> = { first: 'flag', last: 'flag', number: 'number' }

/** What the text of a card may ask for: what its rule declares, and what every card can show. */
export function scopeOf({ view }: CardShape, resources: readonly string[], hasTerm: Scope['hasTerm']): Scope {
  return scopeWith({ ...view, ...commonTo(resources) }, hasTerm)
}

/** What every card can show, whatever its rule declares. */
export function commonTo(resources: readonly string[]): Parts {
  const reference: Parts = { reference: 'string' }
  return {
    proposed: 'flag',
    today: 'string',
    patient: reference,
    resources: Object.fromEntries(resources.map((name) => [name, { kind: 'maybe', of: reference }] as const)),
  }
}

function scopeWith(shape: Parts, hasTerm: Scope['hasTerm']): Scope {
  const root = { shape, name: '', path: '', isCertain: true }
  return { frames: [root], named: new Map(), there: new Set(), isInList: false, hasTerm }
}

/** What a suggestion may ask for that is made for each item of what it names; undefined for what makes none. */
export function scopeForEach(scope: Scope, each: string): Scope | undefined {
  const [root] = scope.frames
  const found = root && partsOf(root.shape)[each]
  if (!found) return undefined
  if (found === 'flag') return scope
  const one = isListShape(found) ? found[0] : found
  if (typeof one === 'string' || isListShape(one) || isOneOfShape(one)) return undefined
  return scopeWith({ ...partsOf(root.shape), ...partsOf(one) }, scope.hasTerm)
}

/** What a path leads to, or why it leads nowhere. */
export function find(path: Path, scope: Scope): Found | string {
  const [first, ...steps] = path.steps
  if (path.isPlace) return place(path, scope)
  const frame = scope.frames.at(-1 - path.depth)
  if (!frame) return 'nothing stands so far out: take one ../ away'
  const own = path.depth === 0 && !path.isHere && first !== undefined ? scope.named.get(first) : undefined
  if (own) return walk(own, steps, scope)
  if (first !== undefined) return walk(frame, path.steps, scope)
  return frame === scope.frames[0] ? 'no {{#each}} or {{#with}} around it says what this is' : frame
}

function place({ depth, steps: [name = '', ...rest] }: Path, { isInList }: Scope): Found | string {
  const shape = Object.hasOwn(places, name) && rest.length === 0 && depth === 0 ? places[name] : undefined
  if (!shape)
    return `there is no "@${name}", only ${Object.keys(places)
      .map((each) => `@${each}`)
      .join(', ')}`
  return isInList ? { shape, name, path: `@${name}`, isCertain: true } : 'no {{#each}} around it repeats anything'
}

function walk(from: Found, [step, ...rest]: readonly string[], scope: Scope): Found | string {
  if (step === undefined) return from
  const parts = partsOf(from.shape)
  const shape = Object.hasOwn(parts, step) ? parts[step] : undefined
  if (!shape) return from.path === '' || scope.frames.includes(from) ? unknown(step, from, scope) : lacking(step, from)
  const path = `${from.path}.${step}`
  const isCertain = from.isCertain && (!mayBeAbsent(shape) || scope.there.has(path))
  return walk({ shape, name: step, path, isCertain }, rest, scope)
}

function unknown(step: string, from: Found, { frames }: Scope): string {
  const out = frames
    .toReversed()
    .slice(1)
    .findIndex(({ shape }) => Object.hasOwn(partsOf(shape), step))
  if (out >= 0 && from === frames.at(-1))
    return `"${step}" stands outside of this part: write ${'../'.repeat(out + 1)}${step}`
  return `there is no "${step}" to show: declare it in the rule or mend the name`
}

function lacking(step: string, { shape, name }: Found): string {
  const names = Object.keys(partsOf(shape))
  return `"${name}" has no "${step}"${names.length > 0 ? `, only ${names.join(', ')}` : ''}: mend the name`
}

/** What a test asks about, or why it can never hold. */
export function findTested({ kind, of, code }: Test, scope: Scope): Found | string {
  const found = find(of, scope)
  if (typeof found === 'string') return found
  const { shape, name } = found
  const asked = present(kind === 'has' && isListShape(shape) ? shape[0] : shape)
  if (isOneOfShape(asked) && (kind === 'has') === isListShape(shape))
    return asked.codes.includes(code) ? found : `"${code}" is none of ${asked.codes.join(', ')}: mend the code`
  if (asked !== 'string' || (kind === 'has') !== isListShape(shape))
    return kind === 'has' ? 'this is no list of codes' : 'this is no code'
  const isKnown = scope.hasTerm(`${name}.${code}`) || scope.hasTerm(code)
  return isKnown ? found : `terms.yaml has no words for "${code}": mend the code`
}

/** The scope where something is known to be there. */
export function withThere(scope: Scope, { path }: Found): Scope {
  return { ...scope, there: new Set([...scope.there, path]) }
}

/** The scope of a part that is about one thing, which may be given a name. */
export function within(scope: Scope, found: Found, names: readonly string[]): Scope {
  const { shape, path, name } = found
  const frame: Found = isListShape(shape)
    ? { name, shape: shape[0], path: `${path}[]`, isCertain: !mayBeAbsent(shape[0]) }
    : { name, shape: present(shape), path, isCertain: true }
  return {
    ...withThere(scope, found),
    frames: [...scope.frames, frame],
    named: new Map([...scope.named, ...names.map((name) => [name, frame] as const)]),
    isInList: scope.isInList || isListShape(shape),
  }
}

/** What has a name inside a value. */
function partsOf(shape: Shape): Parts {
  const inside = present(shape)
  if (typeof inside === 'string') return inside === 'reading' ? ofReading : {}
  return isListShape(inside) || isOneOfShape(inside) ? {} : inside
}
