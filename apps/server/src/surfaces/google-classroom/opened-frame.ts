import { readFrame, type Frame, type FrameKind } from '@lectern/google-classroom'
import { Problem } from '@lectern/problem'
import { findGoogleInstallations, refuseRemoved, type GoogleInstallation } from '@lectern/tenancy'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'

/** In the addresses that are registered with Google: whose add-on it is. */
export const clientParameter = 'client'

/** A frame whose parameters are in form; who looks at it is not known yet. */
export interface OpenedFrame {
  frame: Frame
  /** Its own address, to begin anew. */
  address: string
  clientId: string
  /** All that share the client; the domain of whoever signs in tells which one is meant. */
  installations: readonly GoogleInstallation[]
}

/**
 * @param address path and query, as the browser asked for it
 * @throws Problem of `frameRefusals`, `installation.removed` or `classroom.client-unknown`
 */
export async function openFrame(
  surface: GoogleClassroomSurface,
  kind: FrameKind,
  address: string,
): Promise<OpenedFrame> {
  const params = new URL(address, surface.publicUrl).searchParams
  const frame = readFrame(kind, params)
  const installations = await installationsOf(surface, params.get(clientParameter) ?? undefined)
  return { frame, address, clientId: installations[0]!.clientId, installations }
}

/** The frame that a sign-in was begun for, whatever whoever goes on with it says. */
export async function reopenFrame(
  surface: GoogleClassroomSurface,
  { handOff: { frame }, clientId }: { handOff: { frame: Frame }; clientId: string },
): Promise<OpenedFrame> {
  const { kind, loginHint, ...named } = frame
  const params = new URLSearchParams({ [clientParameter]: clientId, ...named })
  if (loginHint !== undefined) params.set('login_hint', loginHint)
  const installations = await installationsOf(surface, clientId)
  return { frame, address: `/google-classroom/${kind}?${params}`, clientId, installations }
}

/**
 * An address without a client is clear while there is one client alone.
 * @throws Problem `installation.removed`, `classroom.client-unknown`
 */
export async function installationsOf(
  { database, secrets }: Pick<GoogleClassroomSurface, 'database' | 'secrets'>,
  clientId: string | undefined,
): Promise<GoogleInstallation[]> {
  const found = await findGoogleInstallations(database, clientId, secrets.of('Google client secrets'))
  if (new Set(found.map((one) => one.clientId)).size === 1) return found
  if (found.length === 0) await refuseRemoved(database, { surface: 'google-classroom', clientId })
  throw new Problem({
    kind: 'not-found',
    code: 'classroom.client-unknown',
    message:
      clientId === undefined
        ? 'The address of the frame names no OAuth client, and there is not exactly one here. Copy the Attachment Setup URI from the installation in the console, with its "client" parameter.'
        : 'No Google Classroom installation here has the OAuth client that the address of the frame names. Compare the Attachment Setup URI with the one in the console.',
    details: { clientId: clientId ?? null },
  })
}
