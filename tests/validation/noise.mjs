// Gaussian errors with known seeds. splitmix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195) gives 64 bits;
// their upper 53 make a uniform number in (0, 1]; two of these make two normal ones (Box & Muller 1958).

const mask = (1n << 64n) - 1n;

/** @param seed non-negative integer; @returns next() -> 64 bits as BigInt */
export function splitmix64(seed) {
  let state = BigInt(seed);
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    return z ^ (z >> 31n);
  };
}

/** @returns `count` independent normal numbers of mean 0 and variance 1 */
export function normal(seed, count) {
  const bits = splitmix64(seed);
  const uniform = () => (Number(bits() >> 11n) + 1) / 2 ** 53; // never 0: its logarithm is taken
  const values = [];
  while (values.length < count) {
    const radius = Math.sqrt(-2 * Math.log(uniform())), angle = 2 * Math.PI * uniform();
    values.push(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  return values.slice(0, count);
}
