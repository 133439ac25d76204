import type { Resource } from 'fhir/r4.js'
import { type Steps, whole } from '../../budget/work.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import type { ProgrammeRecord } from '../coded-fact.ts'
import type { Context } from '../context.ts'
import type { RequestRecord } from '../requests/request.ts'
import { readRequests, requestTypes } from '../requests/requests.ts'
import { type ConversationRecord, readConversations } from './conversations.ts'
import { readProgrammes } from './programmes.ts'

const plans = ['CarePlan', 'Procedure', 'ServiceRequest']
const talks = ['CarePlan', 'Procedure', 'Observation', 'Communication', 'Goal']

/** From so many resources on they are read in steps, before they are asked for. */
export const many = 500

/** What was planned, asked for and talked about, each read when it is first asked for. */
export class Plans {
  readonly #resources: ReadonlyMap<string, readonly Resource[]>
  readonly #dictionary: Dictionary
  readonly #context: Context
  readonly #conversations = new Map<string, readonly ConversationRecord[]>()
  #programmes: readonly ProgrammeRecord[] | undefined
  #requests: readonly RequestRecord[] | undefined

  constructor(resources: ReadonlyMap<string, readonly Resource[]>, dictionary: Dictionary, context: Context) {
    this.#resources = resources
    this.#dictionary = dictionary
    this.#context = context
  }

  /** Lifestyle programmes and diets, planned, followed or referred to. */
  get programmes(): readonly ProgrammeRecord[] {
    this.#programmes ??= whole(readProgrammes(this.#of(plans), this.#dictionary, this.#context))
    return this.#programmes
  }

  /** Orders, tasks and goals for something of `codes/requests.yaml`. */
  get requests(): readonly RequestRecord[] {
    this.#requests ??= whole(readRequests(this.#of(requestTypes), this.#dictionary, this.#context))
    return this.#requests
  }

  /** Conversations about something, and refusals. */
  conversations(about: string): readonly ConversationRecord[] {
    const known = this.#conversations.get(about)
    if (known) return known
    const read = readConversations(this.#of(talks), about, this.#dictionary, this.#context)
    this.#conversations.set(about, read)
    return read
  }

  /** All conversations that were asked for so far. */
  get told(): readonly ConversationRecord[] {
    return [...this.#conversations.values()].flat()
  }

  /** Reads in steps what there are so many resources of. */
  *ahead(): Steps<void> {
    const [planned, requested] = [this.#of(plans), this.#of(requestTypes)]
    if (planned.length >= many) this.#programmes = yield* readProgrammes(planned, this.#dictionary, this.#context)
    if (requested.length >= many) this.#requests = yield* readRequests(requested, this.#dictionary, this.#context)
  }

  #of(types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.#resources.get(type) ?? [])
  }
}
