import { useWords } from '../language.ts'
import { type OrderKind, ordered, orderKinds, ordersOf, withoutOrder } from '../model/record/orders.ts'
import { newId } from '../model/record/random.ts'
import type { ChangeAsked } from './change.ts'
import { Remove } from './remove.tsx'

/** Orders that are being written: a drug to start or stop, or a programme to refer to, as a GP types it. */
export function Orders({ record, onChange }: ChangeAsked) {
  const { say } = useWords()
  const lines = ordersOf(record)
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const told = new FormData(form)
    const text = String(told.get('what') ?? '').trim()
    if (text === '') return
    onChange(ordered(record, newId(), told.get('kind') as OrderKind, text))
    form.reset()
  }
  return (
    <fieldset class="group">
      <legend>{say.orders}</legend>
      {lines.length === 0 && <p>{say.ordersNone}</p>}
      <ul class="rows">
        {lines.map(({ id, name, kind }) => (
          <li key={id}>
            <span class="name">
              {name} <span class="small">{say.orderKinds[kind]}</span>
            </span>
            <Remove name={name} onRemove={() => onChange(withoutOrder(record, id))} />
          </li>
        ))}
      </ul>
      <form class="added" onSubmit={add} aria-label={say.addOrder} noValidate>
        <label class="field">
          {say.orderWhat}
          <input name="what" autocomplete="off" maxLength={100} />
        </label>
        <label class="field">
          {say.orderHow}
          <select name="kind">
            {orderKinds.map((kind) => (
              <option key={kind} value={kind}>
                {say.orderKinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{say.add}</button>
      </form>
    </fieldset>
  )
}
