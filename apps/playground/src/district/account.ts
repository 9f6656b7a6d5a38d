/** The district whose Canvas this is. Invented, like its schools. */
export const account = {
  id: '1',
  name: 'Fairview Schools',
  opaqueId: '9d3f7b52c1e84a06a8b5d0e6f47c2918b3a6d501',
  platformGuid: 'fairview-playground:canvas-lms',
  term: '2026–27',
}
