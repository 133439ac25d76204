import type { Condition, Procedure } from 'fhir/r4.js'
import { type Steps, whole } from '../../budget/work.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import type { Coded, CodedFact } from '../coded-fact.ts'
import type { Context } from '../context.ts'
import { readConditions } from './conditions.ts'
import { readProcedures } from './procedures.ts'
import { readSayings, type SaidRecord } from './sayings.ts'

/** What the conditions say that were put on record just now. They are in the record too. */
export interface Added {
  readonly facts: readonly CodedFact[]
  /** Lists of those that count for nothing: refuted, entered in error, or dated after the day judged. */
  readonly rejected: readonly string[]
}

interface Given {
  readonly conditions: readonly Condition[]
  /** None of them is among the others. */
  readonly added: readonly Condition[]
  readonly procedures: readonly Procedure[]
}

/** The conditions and procedures of a record, by code list; each type is read when it is first asked for. */
export class CodedRecord {
  readonly #given: Given
  readonly #dictionary: Dictionary
  readonly #context: Context
  #added: Coded | undefined
  #conditions: Coded | undefined
  #procedures: Coded | undefined
  #said: readonly SaidRecord[] | undefined

  constructor(given: Given, dictionary: Dictionary, context: Context) {
    this.#given = given
    this.#dictionary = dictionary
    this.#context = context
  }

  get conditions(): Coded {
    this.#conditions ??= joined(this.#ofAdded, readConditions(this.#given.conditions, this.#dictionary, this.#context))
    return this.#conditions
  }

  get procedures(): Coded {
    this.#procedures ??= readProcedures(this.#given.procedures, this.#dictionary, this.#context)
    return this.#procedures
  }

  /** What words say where no code does. */
  get said(): readonly SaidRecord[] {
    this.#said ??= whole(this.#readSaid())
    return this.#said
  }

  /** Reads in steps what words say: texts may be long. */
  *ahead(): Steps<void> {
    this.#said ??= yield* this.#readSaid()
  }

  #readSaid(): Steps<readonly SaidRecord[]> {
    const { conditions, added, procedures } = this.#given
    return readSayings([...conditions, ...added, ...procedures], this.#dictionary, this.#context)
  }

  get added(): Added {
    const { found, rejected } = this.#ofAdded
    return { facts: found, rejected: rejected.map(({ fact }) => fact) }
  }

  get #ofAdded(): Coded {
    this.#added ??= readConditions(this.#given.added, this.#dictionary, this.#context)
    return this.#added
  }
}

function joined(one: Coded, other: Coded): Coded {
  return { found: [...one.found, ...other.found], rejected: [...one.rejected, ...other.rejected] }
}
