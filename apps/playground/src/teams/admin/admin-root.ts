/** No address of Microsoft's: what the playground says about its Microsoft. */
export const adminRoot = '/microsoft/admin'
