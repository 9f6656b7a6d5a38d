/** What Canvas tells a tool about people: set by its administrator per tool. */
export type PrivacyLevel = 'public' | 'name_only' | 'email_only' | 'anonymous'

export const tellsNames = (level: PrivacyLevel): boolean => level === 'public' || level === 'name_only'
export const tellsEmails = (level: PrivacyLevel): boolean => level === 'public' || level === 'email_only'
