import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Readable } from 'node:stream'

/** Published by LearnPlatform under CC BY-SA 4.0; see SOURCE.md in the folder. */
const folder = new URL('../../../playground/demo-data/learnplatform-covid19/', import.meta.url)

const open = (file: string): Readable => createReadStream(fileURLToPath(new URL(file, folder)))

export const products = { fileName: 'products_info.csv', open: () => open('products_info.csv') }
/** One real, anonymous district's whole year of 2020. */
export const engagement = { fileName: '3412.csv.gz', open: () => open('engagement_data/3412.csv.gz') }
