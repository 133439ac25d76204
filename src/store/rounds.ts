/**
 * Asks in rounds, one at a time: what is asked while a round is under way is asked together by the next. However slow the one who answers is, no more than one question of ours waits there.
 * @returns how to ask; it gives, or throws, what became of the whole round
 * @see docs/decisions/used-tokens.md
 */
export function inRounds<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  let underWay: Promise<unknown> = Promise.resolve()
  let next: { readonly questions: Question[]; readonly answer: Promise<Answer> } | null = null

  function join(): NonNullable<typeof next> {
    const questions: Question[] = []
    const answer = underWay.then(() => {
      next = null
      const asked = ask(questions)
      underWay = asked.catch(() => undefined)
      return asked
    })
    return { questions, answer }
  }

  return (question) => {
    next ??= join()
    next.questions.push(question)
    return next.answer
  }
}
