import { describe, expect, test } from 'vitest'
import { oauthSignature, sameSignature, type Parameter } from './oauth-signature.ts'

const signatureOf = (
  method: 'GET' | 'POST',
  address: string,
  form: Parameter[],
  secret: string,
  token = '',
) => {
  const url = new URL(address)
  return oauthSignature(
    { method, url, parameters: [...url.searchParams, ...form] },
    { secret, tokenSecret: token, signatureMethod: 'HMAC-SHA1' },
  )
}

describe('the vectors', () => {
  test('GET http://photos.example.net/photos (OAuth Core 1.0 appendix A.5)', () => {
    expect(
      signatureOf(
        'GET',
        'http://photos.example.net/photos?file=vacation.jpg&size=original',
        [
          ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
          ['oauth_token', 'nnch734d00sl2jdk'],
          ['oauth_signature_method', 'HMAC-SHA1'],
          ['oauth_timestamp', '1191242096'],
          ['oauth_nonce', 'kllo9940pd9333jh'],
          ['oauth_version', '1.0'],
        ],
        'kd94hf93k423kf44',
        'pfkkdhi9sl3r4s00',
      ),
    ).toBe('tR3+Ty81lMeYAr/Fid0kMTYa/WM=')
  })

  test('POST https://tool.example.org/lti/1p1?page=a', () => {
    expect(
      signatureOf(
        'POST',
        'https://tool.example.org/lti/1p1?page=a',
        [
          ['page', 'a b'],
          ['lti_message_type', 'basic-lti-launch-request'],
          ['lti_version', 'LTI-1p0'],
          ['resource_link_id', 'rl 1'],
          ['user_id', 'u+1'],
          ['lis_person_name_full', 'Zoë O’Hara'],
          ['roles', 'Instructor,urn:lti:instrole:ims/lis/Administrator'],
          ['oauth_consumer_key', 'district-7'],
          ['oauth_timestamp', '1760000000'],
          ['oauth_nonce', 'n-0001'],
          ['oauth_version', '1.0'],
          ['oauth_callback', 'about:blank'],
          ['oauth_signature_method', 'HMAC-SHA1'],
        ],
        's3cr&t',
      ),
    ).toBe('ztHnPUvkJu8TXkVn8odYQ39a89k=')
  })
})

describe('what is signed', () => {
  const url = new URL('https://tool.example/launch')
  const secret = { secret: 's', signatureMethod: 'HMAC-SHA1' } as const
  const sign = (...parameters: Parameter[]) => oauthSignature({ method: 'POST', url, parameters }, secret)

  /** RFC 5849 §3.4.1.1, written out by hand and signed by OpenSSL. */
  test('has its names encoded, and sorted as names', () => {
    expect(sign(['custom_a2', '2'], ['custom_a', '1'], ['custom_ä!', '*'])).toBe(
      '84u1Mci3csC5/t6PL+ASyFDM9vU=',
    )
  })

  test('is the same in any order of parameters, repeated ones by their values', () => {
    expect(sign(['a', '2'], ['b', '0'], ['a', '1'])).toBe(sign(['a', '1'], ['a', '2'], ['b', '0']))
  })

  test('leaves out the signature itself', () => {
    expect(sign(['a', '1'], ['oauth_signature', 'x'])).toBe(sign(['a', '1']))
  })

  test('has the host in lower case and no default port', () => {
    const at = (address: string) =>
      oauthSignature({ method: 'POST', url: new URL(address), parameters: [] }, secret)
    expect(at('HTTPS://Tool.Example:443/launch')).toBe(at('https://tool.example/launch'))
    expect(at('https://tool.example:8443/launch')).not.toBe(at('https://tool.example/launch'))
    expect(at('https://tool.example/Launch')).not.toBe(at('https://tool.example/launch'))
  })

  test('is signed with SHA-256 where that was agreed on', () => {
    expect(
      oauthSignature(
        { method: 'POST', url, parameters: [['a', '1']] },
        { ...secret, signatureMethod: 'HMAC-SHA256' },
      ),
    ).toBe('5p671e6IRtpTAgucaNgqzW2kwYzsFBWM2w9/kv+fozY=')
  })
})

test('signatures are compared whole', () => {
  expect(sameSignature('abc=', 'abc=')).toBe(true)
  for (const other of ['', 'abc', 'abc==', 'abd=', 'ABC=', 'é'])
    expect(sameSignature(other, 'abc=')).toBe(false)
})
