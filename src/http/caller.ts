import type { FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'
import type { Config } from '../config.ts'

/** Bytes of an IPv6 address that one network has in common: whoever has one address there has all of them. */
const network = 8

/** Who calls, as far as what all share is parted between callers: the client, or where anyone may call the address (IPv6 of each /64). */
export function callerOf(request: FastifyRequest, { clients }: Pick<Config, 'clients'>): string {
  return clients.length > 0 ? request.client.client : addressOf(request)
}

/** The address from which somebody calls (IPv6: of the /64). */
export function addressOf({ socket }: FastifyRequest): string {
  // Of a connection that is gone nothing is known.
  const ip = socket?.remoteAddress ?? ''
  if (!ip.includes(':')) return ip
  const address = ipaddr.process(ip)
  return address.kind() === 'ipv4' ? address.toString() : address.toByteArray().slice(0, network).join('.')
}
