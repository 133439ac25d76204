/** The card of which a link led here, as `appContext` says it; anything else changes nothing. */
export function cardIn(appContext: unknown): string | null {
  try {
    const { card } = Object(typeof appContext === 'string' ? JSON.parse(appContext) : appContext)
    return typeof card === 'string' && uuid.test(card) ? card : null
  } catch {
    return null
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
