/** The metrics that are computed where the bakery stands. */
export const computed = new Set(["loaves_sold", "oven_hours", "praise"]);

/** A model of a bakery, with everything that a model may have. */
export const BAKERY = `title: A bakery
window: { cases: 30 }
stages:
  - { id: stall, title: A stall }
  - { id: shop, title: A shop, says: Bread every day. }
  - { id: chain, title: A chain }
divide:
  title: The oven
  after: shop
  halves: [Small, Large]
  gates:
    - { id: gate-baker, title: Baker, says: A second baker is there., attest: { proof: a contract, second: true } }
dimensions:
  - id: bread
    title: Bread
    streams: [{ id: white, title: White }, { id: dark, title: Dark }]
    cells:
      shop:
        says: Bread is sold.
        criteria:
          - { id: bread-sold, says: We sell enough., stream: white, metric: loaves_sold, at_least: { number: mouths, times: 0.5, least: 20 } }
          - { id: bread-dark, says: Dark bread too., metric: oven_hours, between: [2, 8], cases: 5, step: Bake longer. }
      chain:
        says: Bread is sold everywhere.
        criteria:
          - id: bread-liked
            says: It is liked.
            any:
              - { metric: praise, measured: true }
              - { metric: smell, at_most: 3, cases: 1 }
  - id: staff
    title: Staff
    group: People
    cells:
      stall: { says: One person. }
      chain:
        says: Many people.
        criteria:
          - { id: staff-rota, says: There is a rota., attest: { proof: the rota } }
standing:
  pillars: [bread]
  behind: 1
  by: 1
numbers:
  mouths: { title: People who eat here, value: 100, least: 1, most: 500 }
metrics:
  smell: { title: Smell, definition: Complaints about the smell., measure: count, better: down, needs: A nose. }
`;
