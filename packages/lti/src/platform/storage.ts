/** Where the page keeps the browser secret when cookies fail: the platform's own window (LTI Client Side postMessages). */
export interface PlatformStorage {
  /** `_parent`, or the name of a frame beside ours, as the platform sent it: untrusted text. */
  target: string
  /** The only origin that may be spoken to and believed: that of the authorization endpoint. */
  platformOrigin: string
  key: string
}

/** The wire names that the page's script needs (lti-pm-s, lti-cs-pm). */
export const storageMessages = {
  capabilities: { request: 'lti.capabilities', response: 'lti.capabilities.response' },
  put: { request: 'lti.put_data', response: 'lti.put_data.response' },
  get: { request: 'lti.get_data', response: 'lti.get_data.response' },
  /** Older platforms answer only to subjects with this prefix instead of `lti.`. */
  legacyPrefix: 'org.imsglobal.lti.',
  /** Mobile apps never answer. */
  timeoutMilliseconds: 2000,
} as const

export interface StorageRequest {
  subject: typeof storageMessages.put.request | typeof storageMessages.get.request
  message_id: string
  key: string
  /** Only with `lti.put_data`. */
  value?: string
}

export interface StorageResponse {
  subject: typeof storageMessages.put.response | typeof storageMessages.get.response
  message_id: string
  key?: string
  value?: string
  error?: { code: string; message?: string }
}

export interface CapabilitiesResponse {
  subject: typeof storageMessages.capabilities.response
  message_id: string
  supported_messages: { subject: string; frame?: string }[]
}
