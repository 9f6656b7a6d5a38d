/** The two files of ims-lti 3.0.2 that are used, typed as they are used. It ships no types. */
declare module 'ims-lti/lib/hmac-sha1.js' {
  export default class HmacSha1 {
    /** Both keys go in as they come: whoever calls must percent-encode them. */
    sign_string(text: string, key: string, token?: string): string
  }
}

declare module 'ims-lti/lib/utils.js' {
  const utils: {
    /** Percent-encoding of RFC 5849 §3.6. */
    special_encode(text: string): string
  }
  export default utils
}
