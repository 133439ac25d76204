import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../language.ts'
import { readAmount, writeAmount } from '../model/fields/amount.ts'
import { TypedField } from './typed-field.tsx'

interface Asked {
  readonly value: number | null
  readonly onAmount: (amount: number) => void
  /** Called when the field is left without a number in it. */
  readonly onNone?: () => void
  readonly label?: ComponentChildren
  /** Named so where it has no label. */
  readonly name?: string
  /** Says that a number is wanted, e.g. because the form was sent without one. */
  readonly wanted?: boolean
}

/** A number in a field of text, with the decimal sign of the language of the page and not of the browser. */
export function AmountField({ value, onAmount, onNone, label, name, wanted = false }: Asked) {
  const { say, language } = useWords()
  const written = value === null ? '' : writeAmount(value, language)
  const [text, setText] = useState(written)
  const [wrong, setWrong] = useState(false)
  const told = useRef(written)
  useEffect(() => {
    // What was typed stays, so that it can be mended.
    if (written === '' && told.current === '') return
    setText(written)
    setWrong(false)
  }, [written])
  const read = (typed: string) => {
    const found = readAmount(typed)
    told.current = found === null ? '' : writeAmount(found, language)
    setWrong(found === null)
    if (found === null) onNone?.()
    else onAmount(found)
  }
  const fault = wrong || (wanted && value === null)
  return (
    <TypedField
      kind="amount"
      label={label}
      name={name}
      text={text}
      fault={fault ? say.amountWrong : null}
      onText={setText}
      onTyped={read}
    />
  )
}
