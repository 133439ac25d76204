import type { OpenApi, Operation } from './description.ts'

/** The path of what the conversation page asks; `refused` gives the answers of these statuses. */
export function conversationPaths(
  refused: (...statuses: readonly number[]) => Operation['responses'],
): OpenApi['paths'] {
  const asked = {
    type: 'object',
    properties: {
      patientId: { type: 'string' },
      prefetch: { type: 'object', description: 'As in a hook call of the service that the page is about' },
    },
    required: ['patientId', 'prefetch'],
    additionalProperties: false,
  }
  return {
    '/conversation/explain': {
      post: {
        summary: 'The sheet of the conversation page',
        description:
          'What two people may read, made from the same decisions, and beside it "why?" for the professional. For the page of this service alone (`Sec-Fetch-Site: same-origin`), where the conversation is on. It fetches and records nothing. `docs/conversation.md` tells what each member means.',
        requestBody: { required: true, content: { 'application/json': { schema: asked } } },
        responses: {
          200: { description: 'The sheet', content: { 'application/json': { schema: { type: 'object' } } } },
          ...refused(400, 403, 413, 415, 429, 503),
        },
      },
    },
  }
}
