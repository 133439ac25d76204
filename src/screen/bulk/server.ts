import { type Dispatcher, fetch, type RequestInit, type Response } from 'undici'
import { z } from 'zod'
import { bodyWithin } from '../../fhir/client/body.ts'
import { isLoopback } from '../../fhir/client/loopback.ts'
import { callable } from '../../fhir/client/network.ts'
import { outbound, privateAddress } from '../../fhir/client/outbound.ts'
import { Refusal, Stopped } from '../refusal.ts'
import { type Signer, scopesFor } from './token.ts'
import { type Clock, secondsAsked } from './waiting.ts'

/** How a server is called. */
export interface Calling {
  readonly base: string
  /** Hosts beside the server's own that may have the token, and be called wherever they are. */
  readonly hosts: readonly string[]
  /** Private networks in which a name may lie. */
  readonly networks: readonly string[]
  /** Without one nothing is signed. */
  readonly signer: Signer | null
  readonly types: readonly string[]
  readonly clock: Clock
  readonly signal: AbortSignal
}

const mostTries = 6
const mostBytes = 4 * 1024 * 1024
const smart = z.object({ token_endpoint: z.string(), capabilities: z.array(z.string()).default([]) })
const granted = z.object({ access_token: z.string(), expires_in: z.number().default(300) })

/** A server of which an export is asked: tries again what fails for now, and gives its token to nobody else. */
export class BulkServer {
  readonly calling: Calling
  readonly #agent: Dispatcher
  #token: { readonly text: string; readonly until: number } | null = null

  constructor(calling: Calling) {
    this.calling = calling
    this.#agent = outbound(calling.networks)
  }

  /** @param isOpen no token goes along @throws Refusal where the address may not be called, Stopped when it goes on failing */
  async ask(
    url: string,
    { isOpen = false, ...init }: RequestInit & { readonly isOpen?: boolean } = {},
  ): Promise<Response> {
    const { clock, signal } = this.calling
    const isOwn = this.#isOwn(url)
    for (let tried = 1; ; tried++) {
      const token = isOwn && !isOpen ? await this.#tokenNow() : null
      const headers = {
        ...(init.headers as Record<string, string>),
        ...(token !== null && { authorization: `Bearer ${token}` }),
      }
      const response = await this.#send(url, { ...init, headers }).catch((error) => {
        if (tried >= mostTries || error instanceof Refusal || signal.aborted) throw error
        return null
      })
      const isLater = response === null || response.status === 429 || response.status >= 502
      const isRefused = response?.status === 401 && token !== null && tried === 1
      if (response && !isLater && !isRefused) return response
      await response?.body?.cancel()
      if (tried >= mostTries)
        throw new Stopped(`${nameOf(url)} answers ${response?.status} again and again: go on later with --resume`)
      if (isRefused) this.#token = null
      else await clock.wait(secondsAsked(response?.headers.get('retry-after') ?? null, clock.now(), 2 ** tried), signal)
    }
  }

  /** The same for an answer in JSON that is not large. @throws Stopped where it is none */
  async json(response: Response, url: string): Promise<unknown> {
    const body = await bodyWithin(mostBytes, response)
    try {
      return JSON.parse(body?.text ?? '')
    } catch {
      throw new Stopped(`${nameOf(url)} answered something that is not whole JSON (${response.status})`)
    }
  }

  /** Closes its connections. */
  async end(): Promise<void> {
    await this.#agent.close()
  }

  /** The origin of the server, or a host that was named. */
  #isOwn(url: string): boolean {
    const { origin, hostname, host, protocol } = new URL(url)
    const { hosts, base } = this.calling
    if (protocol !== 'https:' && !isLoopback(hostname)) return false
    return origin === new URL(base).origin || hosts.includes(hostname) || hosts.includes(host)
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const { signal, networks } = this.calling
    if (!this.#isOwn(url)) mayBeCalled(url, networks)
    try {
      return await fetch(url, { ...init, signal, dispatcher: this.#agent, redirect: 'manual' })
    } catch (error) {
      signal.throwIfAborted()
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'connection error'
      if (code === privateAddress)
        throw new Refusal(`${nameOf(url)} has a private address that is not in FHIR_NETWORKS: add its network there`)
      throw new Stopped(`${nameOf(url)} could not be reached or broke off (${code}): go on later with --resume`)
    }
  }

  async #tokenNow(): Promise<string | null> {
    const { signer, base, types, clock } = this.calling
    if (!signer) return null
    if (this.#token && clock.now() < this.#token.until) return this.#token.text
    const { token_endpoint: endpoint, capabilities } = await this.#described(`${base}/.well-known/smart-configuration`)
    if (!URL.canParse(endpoint) || !this.#isOwn(endpoint))
      throw new Refusal(
        `${base} has its tokens made at ${endpoint}: allow that with --bulk-hosts ${URL.canParse(endpoint) ? new URL(endpoint).host : 'HOST'}`,
      )
    if (new URL(endpoint).protocol !== 'https:' && !isLoopback(new URL(endpoint).hostname))
      throw new Refusal(`${endpoint}: a token is asked for over https only`)
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signer.assertion(endpoint),
      scope: scopesFor(types, capabilities),
    })
    const response = await this.ask(endpoint, {
      isOpen: true,
      method: 'POST',
      body: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    })
    const answer = await this.json(response, endpoint)
    const told = granted.safeParse(answer)
    if (!told.success) {
      const error = z.object({ error: z.string() }).safeParse(answer).data?.error ?? response.status
      throw new Refusal(
        `${nameOf(endpoint)} gave no token (${error}): is the client known there, with this key and these scopes?`,
      )
    }
    const { access_token: text, expires_in: lasts } = told.data
    this.#token = { text, until: clock.now() + Math.max(lasts - 60, lasts / 2) * 1000 }
    return text
  }

  async #described(url: string): Promise<z.output<typeof smart>> {
    const response = await this.ask(url, { isOpen: true, headers: { accept: 'application/json' } })
    const found = response.status === 200 ? smart.safeParse(await this.json(response, url)) : null
    if (!found?.success)
      throw new Refusal(
        `${url} does not say where tokens are made (${response.status}): leave out --bulk-client if it needs none`,
      )
    return found.data
  }
}

/** What a server itself names beside its own address: a public one, by https. */
function mayBeCalled(url: string, networks: readonly string[]): void {
  const { protocol, hostname } = new URL(url)
  const address = hostname.replace(/^\[|\]$/g, '')
  const isAddress = /^[\d.]+$|:/.test(address)
  if (protocol !== 'https:' || isLoopback(hostname) || (isAddress && !callable(networks)(address)))
    throw new Refusal(
      `the server sends us to ${nameOf(url)}, which is not called: allow it with --bulk-hosts ${new URL(url).host} if it is right`,
    )
}

/** An address without what may be a secret in it. */
export function nameOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
