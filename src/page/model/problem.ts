/** One thing that went wrong, as the service says it. */
export interface ProblemIssue {
  readonly code: string
  readonly diagnostics: string
  readonly where?: string
}

/** A request that was not answered with what was asked. Status 0: the service could not be reached. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly issues: readonly ProblemIssue[]

  constructor(status: number, issues: readonly ProblemIssue[]) {
    super(issues.map(({ diagnostics }) => diagnostics).join(' '))
    this.status = status
    this.issues = issues
  }
}

/** The problem that an answer tells of; any other body than an OperationOutcome is told as its status. */
export function problemIn(status: number, body: unknown): Problem {
  const { resourceType, issue } = (body ?? {}) as { resourceType?: unknown; issue?: unknown }
  if (resourceType !== 'OperationOutcome' || !Array.isArray(issue)) return new Problem(status, [])
  return new Problem(
    status,
    issue.map(({ diagnostics, details, expression }) => ({
      code: String(details?.coding?.[0]?.code ?? ''),
      diagnostics: String(diagnostics ?? ''),
      ...(Array.isArray(expression) && { where: expression.join(', ') }),
    })),
  )
}
