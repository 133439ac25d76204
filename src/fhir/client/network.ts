import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Addresses that begin with this many bits of an address. */
interface Network {
  readonly address: ipaddr.IPv4 | ipaddr.IPv6
  readonly bits: number
}

/** The network that a text such as 10.0.0.0/8 names, or null. */
export function networkOf(text: string): Network | null {
  const [written = ''] = text.split('/')
  if (isIP(written) === 0 || !ipaddr.isValidCIDR(text)) return null
  const [address, bits] = ipaddr.parseCIDR(text)
  return { address, bits }
}

/** IPv4 addresses as IPv6 once wrote them; the library takes them for public. @see https://www.rfc-editor.org/rfc/rfc4291#section-2.5.5.1 */
const oldMapped = networkOf('::/96')

/**
 * Tells which addresses may be called: those of the public internet, and those in these networks. This machine, the local network, the cloud's own
 * addresses and reserved ranges are not public. @see https://www.rfc-editor.org/rfc/rfc6890#section-2.2
 */
export function callable(networks: readonly string[]): (address: string) => boolean {
  const open = networks.map(networkOf)
  return (text) => {
    if (!ipaddr.isValid(text)) return false
    const address = ipaddr.process(text)
    const isIn = (network: Network | null) =>
      network?.address.kind() === address.kind() && address.match(network.address, network.bits)
    return open.some(isIn) || (address.range() === 'unicast' && !isIn(oldMapped))
  }
}
