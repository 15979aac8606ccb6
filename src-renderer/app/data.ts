/** Reads a data file of the page by its address: what is no script need not be loaded as one. */
export async function readData<Content>(address: string): Promise<Content> {
  const answer = await fetch(address)
  return (await answer.json()) as Content
}
