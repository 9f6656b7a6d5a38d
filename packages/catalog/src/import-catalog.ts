import type { Readable } from 'node:stream'
import type { DistrictScope } from '@lectern/database'
import { readCsv, type ImportObserver, type ImportOutcome, type RejectedRow } from '@lectern/imports'
import { productColumns, readProduct, type Product, type RowRemark, type ProductRow } from './product-row.ts'
import { lockCatalog, putProducts } from './store/put-products.ts'

export interface CatalogImportOutcome extends ImportOutcome {
  /** Taken without a function, because the file names none or one that the taxonomy does not have. */
  unclassified: number
}

export interface CatalogImportOptions {
  /** Told of rows that were taken, but not with everything they said. */
  noticed?: (row: RejectedRow) => void | Promise<void>
}

const batchSize = 500

/**
 * Takes a file of products into the district's catalog, in one transaction: all of it or, when it fails or is
 * cancelled, nothing. A product is recognised by its LP ID, else by name and host, so the same file may come again;
 * an empty field leaves what is known. A new app is listed as not reviewed.
 * @throws Problem `csv.…` for a file that cannot be read as products
 */
export function importCatalog(
  scope: DistrictScope,
  csv: Readable,
  observer: ImportObserver,
  { noticed = () => {} }: CatalogImportOptions = {},
): Promise<CatalogImportOutcome> {
  const outcome: CatalogImportOutcome = { total: 0, accepted: 0, unchanged: 0, rejected: 0, unclassified: 0 }
  return scope.transaction(async (transaction) => {
    await lockCatalog(transaction)
    const seen = new SeenProducts()
    let batch: Product[] = []
    const flush = async (): Promise<void> => {
      const changed = await putProducts(transaction, batch)
      outcome.accepted += changed
      outcome.unchanged += batch.length - changed
      batch = []
      await observer.progress({ ...outcome })
    }
    for await (const row of readCsv(csv, productColumns)) {
      observer.signal.throwIfAborted()
      outcome.total += 1
      const read = readProduct(row)
      const rejection = 'rejection' in read ? read.rejection : seen.duplicate(read.product)
      if (rejection) {
        outcome.rejected += 1
        await observer.rejected(reported(row, rejection))
      } else if ('product' in read) {
        batch.push(read.product)
        if (read.product.functions.length === 0) outcome.unclassified += 1
        for (const notice of read.notices) await noticed(reported(row, notice))
      }
      if (batch.length === batchSize) await flush()
    }
    await flush()
    return outcome
  })
}

const reported = ({ line, raw }: ProductRow, remark: RowRemark): RejectedRow => ({
  line,
  ...remark,
  row: raw(),
})

/** Two rows of one file must not become one app: the second would silently overwrite the first. */
class SeenProducts {
  readonly #lineOfId = new Map<string, number>()
  readonly #byMatchKey = new Map<string, Product>()

  /** Remembers a product, unless it was seen before. */
  duplicate(product: Product): RowRemark | undefined {
    const { externalId, matchKey, line } = product
    const twin = this.#byMatchKey.get(matchKey)
    // Two ids under one name are two products.
    const known = externalId && (!twin || twin.externalId) ? this.#lineOfId.get(externalId) : twin?.line
    if (known !== undefined)
      return { code: 'catalog.row-duplicate', reason: `The file has this product in line ${known} already.` }
    if (externalId) this.#lineOfId.set(externalId, line)
    this.#byMatchKey.set(matchKey, product)
    return undefined
  }
}
