/** Things too close together to be told apart by a finger, as one. */
export interface Cluster<T> {
  /** Where it stands, 0 to 1. */
  share: number;
  items: T[];
}

/**
 * Gathers things on a line so that no two clusters are nearer than a finger is wide.
 * @param things in order of their place, 0 to 1
 * @param nearest the least distance between clusters, as a share of the line
 */
export function clustersOf<T>(things: readonly T[], shareOf: (thing: T) => number, nearest: number): Cluster<T>[] {
  const clusters: Cluster<T>[] = [];
  for (const thing of things) {
    const share = shareOf(thing);
    const last = clusters.at(-1);
    if (last && share - last.share < nearest) last.items.push(thing);
    else clusters.push({ share, items: [thing] });
  }
  return clusters;
}
