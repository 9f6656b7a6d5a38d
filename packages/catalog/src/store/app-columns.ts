import { reasonOf } from '../listing.ts'
import type { CatalogApp } from '../catalog-app.ts'

/** One app as JSON, of `app a` joined with `listing l`. */
export const appAsJson = `json_build_object(
  'id', a.id, 'name', a.name, 'vendor', a.vendor, 'url', a.url, 'functions', a.functions, 'sectors', a.sectors,
  'verdict', l.verdict, 'approval', l.approval, 'privacy', l.privacy, 'reason', l.reason,
  'grades', case when l.grade_low is not null then json_build_object('low', l.grade_low, 'high', l.grade_high) end,
  'decisionDue', l.decision_due,
  'alternatives', coalesce((
    select json_agg(json_build_object('id', o.id, 'name', o.name) order by n.position)
    from lectern.listing_alternative n
    join lectern.app o on o.district_id = n.district_id and o.id = n.alternative_id
    join lectern.listing ol on ol.district_id = o.district_id and ol.app_id = o.id
    where n.district_id = a.district_id and n.app_id = a.id and ol.verdict in ('approved', 'limited')), '[]'),
  'externalIds', coalesce((
    select json_agg(json_build_object('scheme', e.scheme, 'value', e.value) order by e.scheme, e.value)
    from lectern.app_external_id e where e.district_id = a.district_id and e.app_id = a.id), '[]'),
  'updatedAt', greatest(a.updated_at, l.updated_at))`

export const appAndListing = `lectern.app a
  join lectern.listing l on l.district_id = a.district_id and l.app_id = a.id`

/** A stored app, with the reason that its statuses imply where nobody wrote one. */
export const toCatalogApp = (stored: CatalogApp): CatalogApp => ({
  ...stored,
  reason: reasonOf(stored),
  updatedAt: new Date(stored.updatedAt).toISOString(),
})
