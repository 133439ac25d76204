import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../language.ts'
import { readDay } from '../model/fields/day.ts'
import { TypedField } from './typed-field.tsx'

interface Asked {
  /** `YYYY-MM-DD`, shorter as it was written, or empty. */
  readonly value: string
  /** Called with a whole day. */
  readonly onDay: (day: string) => void
  /** Called when the field is left with nothing in it, or with what is no day. */
  readonly onNone?: (isEmpty: boolean) => void
  readonly label?: ComponentChildren
  /** Named so where it has no label. */
  readonly name?: string
  /** Says that a day is wanted, e.g. because the form was sent without one. */
  readonly wanted?: boolean
}

/** A day in a field of text, written and read in the language of the page; a browser's own date field writes in the language of the browser. */
export function DayField({ value, onDay, onNone, label, name, wanted = false }: Asked) {
  const { say, language, day: written } = useWords()
  const told = useRef(value)
  const [text, setText] = useState(written(value))
  const [wrong, setWrong] = useState(false)
  useEffect(() => {
    // What was typed stays, so that it can be mended.
    if (value === '' && told.current === '') return
    setText(written(value))
    setWrong(false)
  }, [value, language])
  const read = (typed: string) => {
    const found = readDay(typed)
    const isEmpty = typed.trim() === ''
    told.current = found ?? ''
    setWrong(found === null && !(isEmpty && onNone))
    setText(found === null ? typed : written(found))
    if (found === null) onNone?.(isEmpty)
    else onDay(found)
  }
  const fault = wrong || (wanted && value === '')
  return (
    <TypedField
      kind="day"
      label={label}
      name={name}
      text={text}
      shape={say.dayShape}
      fault={fault ? say.dayWrong : null}
      onText={setText}
      onTyped={read}
    />
  )
}
