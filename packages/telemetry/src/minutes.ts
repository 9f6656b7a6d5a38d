/**
 * In SQL, minutes of a sum of seconds: started ones count, because it is an upper estimate, and use is never none.
 */
export const minutesOf = (seconds: string): string => `ceil(coalesce(${seconds}, 0) / 60.0)::int`

/**
 * In SQL, where $1 is the district: how many minutes an app was in use since a day, everybody's together, and of how
 * many people that is known. Both for `discloseSum` alone.
 */
export const timeInApp = ({ appId, firstDay }: { appId: string; firstDay: string }): string => `
  select (select ${minutesOf('sum(u.seconds)')} from lectern.usage_daily u
          where u.district_id = $1 and u.kind = 'app-used' and u.app_id = ${appId} and u.day >= ${firstDay}) as minutes,
         (select coalesce(sum(p.people), 0)::int from lectern.usage_people p
          where p.district_id = $1 and p.kind = 'app-used' and p.app_id = ${appId} and p.audience = 'all'
            and p.last_day >= ${firstDay}) as people`
