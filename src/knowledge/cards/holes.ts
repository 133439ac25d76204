import type { Choice, Hole, Part, Section } from '../../template/parts.ts'
import { isListShape, isOneOfShape, mayBeAbsent, present, type Shape } from '../card-shape.ts'
import { type Found, find, findTested, type Scope, within, withThere } from './scope.ts'

/** Something that a text asks for and its view does not have, and where. */
export interface HoleFault {
  readonly at: number
  readonly message: string
}

/** What a text asks for that is not in its scope, or that may not be there, or that has no words. */
export function holeFaults(parts: readonly Part[], scope: Scope): readonly HoleFault[] {
  return parts.flatMap((part) => {
    if (part.kind === 'if') return choiceFaults(part, scope)
    return 'inside' in part ? sectionFaults(part, scope) : shownFaults(part, scope)
  })
}

/** The same for a text that is one hole and takes the data itself: there yes and no can stand too. */
export function dataFaults([part]: readonly Part[], scope: Scope): readonly HoleFault[] {
  const found = part?.kind === 'show' && find(part.of, scope)
  const isFlag = typeof found === 'object' && found.shape === 'flag' && found.isCertain
  return part && !isFlag ? holeFaults([part], scope) : []
}

function shownFaults({ kind, of, at }: Hole, scope: Scope): readonly HoleFault[] {
  const found = find(of, scope)
  const message = typeof found === 'string' ? found : kind === 'join' ? unjoined(found) : unshown(found)
  return message ? [{ at, message: `{{${kind === 'join' ? 'join ' : ''}${of.name}}}: ${message}` }] : []
}

function choiceFaults({ of, inside, otherwise }: Choice, scope: Scope): readonly HoleFault[] {
  const found = of.kind === 'path' ? find(of, scope) : findTested(of, scope)
  const asked = of.kind === 'path' ? of.name : `(${of.kind} ${of.of.name} "${of.code}")`
  const then = typeof found === 'string' ? scope : withThere(scope, found)
  return [
    ...(typeof found === 'string' ? [{ at: of.at, message: `{{#if ${asked}}}: ${found}` }] : holeFaults(inside, then)),
    ...holeFaults(otherwise, scope),
  ]
}

function sectionFaults({ kind, of, names, inside, otherwise }: Section, scope: Scope): readonly HoleFault[] {
  const found = find(of, scope)
  const message = typeof found === 'string' ? found : unopened(kind, found)
  return [
    ...(message ? [{ at: of.at, message: `{{#${kind} ${of.name}}}: ${message}` }] : []),
    ...(typeof found === 'string' || message ? [] : holeFaults(inside, within(scope, found, names))),
    ...holeFaults(otherwise, scope),
  ]
}

/** Why the value that was found cannot be shown in words. */
function unshown({ shape, isCertain }: Pick<Found, 'shape' | 'isCertain'>): string | undefined {
  const is = present(shape)
  if (is === 'flag') return 'this is yes or no and has no words: put it in an {{#if}}'
  if (isListShape(is)) return 'this is a list: repeat what is shown of each item, or join them'
  if (isOneOfShape(is)) return 'this is a code without words: ask which it is, {{#if (is ...)}}'
  if (typeof is === 'object') return 'this has parts and no words of its own: name one of its parts'
  return isCertain ? undefined : 'this may be absent: show it in an {{#if}} of it'
}

function unjoined({ shape, isCertain }: Found): string | undefined {
  return isListShape(shape)
    ? unshown({ shape: shape[0], isCertain: isCertain && !mayBeAbsent(shape[0]) })
    : 'this is no list: show it without join'
}

function unopened(kind: Section['kind'], { shape }: Found): string | undefined {
  const is: Shape = present(shape)
  if (kind === 'each') return isListShape(is) ? undefined : 'this is no list: write {{#if}} or {{#with}}'
  if (isListShape(is)) return 'this is a list: write {{#each}}'
  return is === 'flag' ? 'this is yes or no: write {{#if}}' : undefined
}
