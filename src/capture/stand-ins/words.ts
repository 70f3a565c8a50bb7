/**
 * The words that stand-ins are made of: ours, plain, and nobody's in particular. The order is part of what a key gives:
 * a word put in or taken out gives everybody another name.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const firstNames = words(`
  Ada Adeel Agnes Aileen Aisha Alan Alba Albert Alice Alma Amara Amelia Amir Andre Anika Anna Anton Arlo Arun Asha
  Astrid Aubrey August Avery Basil Beatrix Bella Ben Benita Bernard Bertie Beth Bianca Blair Bram Brenda Bridget Bruno
  Caleb Callum Camille Carla Carlos Carmen Casper Cecil Celia Chad Chandra Chloe Clara Clement Clive Colin Conrad Cora
  Cyril Dalia Damian Dana Daphne Darius Deepa Della Denis Derek Desmond Diana Dilip Dina Dmitri Dora Doreen Duncan Dylan
  Edith Edmund Edna Edwin Effie Elaine Eleanor Eli Elias Elise Ella Ellis Elsie Emil Emma Enid Enzo Erin Ernest Esme
  Estelle Esther Ethan Eunice Eva Ewan Ezra Faith Farah Fatima Felix Fern Fiona Flora Frances Frank Freda Freya Gareth
  Gemma Georgia Gerald Gita Glen Gloria Godfrey Grace Greta Guy Gwen Hadi Hamish Hana Hannah Harold Harriet Hattie Hazel
  Hector Heidi Helen Henry Hester Hilda Hugo Ian Ida Idris Ilse Imani Imogen Ina Ingrid Iqbal Irene Iris Isaac Isla Ivan
  Ivor Ivy Jade Jamal Jan Janet Jasper Jean Jemima Jesse Joan Joel Jonas Josie Joy Judith Jules June Kai Kamala Karim
  Kasia Kate Keira Kenneth Kiran Kit Klara Lars Latif Laura Layla Lena Leo Leona Lewis Lila Lily Linus Lloyd Lola Lorna
  Louis Lucia Luke Luther Lydia Mabel Maeve Magnus Maia Malik Marcel Margot Marian Marius Martha Matilda Maud Max Maya
  Mercy Mila Miles Milo Mina Miriam Mohan Moira Mona Morgan Morris Myra Nadia Naomi Neil Nell Nina Noah Noel Nora Norman
  Nuala Olaf Olga Olive Oma Omar Opal Orla Oscar Otis Otto Owen Paloma Pascal Patsy Paula Pearl Perry Petra Phoebe Pia
  Piers Pippa Polly Priya Quentin Rafi Ralph Ramona Raoul Ravi Reggie Rita Roan Robin Roland Rory Rosa Rowan Ruby Rufus
  Rupert Ruth Sadie Salim Samir Sana Saskia Saul Selma Serena Seth Shirin Sidney Silas Simone Sofia Sonia Stella Sunil
  Sybil Sylvie Tamar Tara Tariq Tess Thea Theo Tilda Tobias Tom Tova Una Ursula Usha Vera Vernon Victor Viola Vivian
  Walter Wanda Wendy Wilf Willa Wren Yara Yusuf Yvonne Zadie Zara Zelda Zoe
`);

export const surnames = words(`
  Abbot Acker Alder Amble Appleby Archer Arden Ashdown Ashwell Askew Aspen Barley Barrow Bartle Baxter Beacon Beck
  Beechwood Bell Bellamy Berry Birch Birdsall Blackthorn Bloom Bluett Bolton Bough Bower Bracken Bramble Brandt Briar
  Bridger Brook Broom Brow Buckle Burdock Burrow Butterfield Byway Caldbeck Candle Carter Castle Cattermole Chalk Cherry
  Chestnut Clay Clement Cliff Clover Cobb Colbeck Coldstream Combe Cooper Copper Corbett Cotter Cove Cowslip Crabtree
  Crane Cresswell Croft Crossley Curlew Dale Darrow Dawes Daybreak Dean Dell Dingle Dockray Dove Downing Drake Drift
  Drover Dunlin Dyer Eastwood Eddy Elder Ellwood Elmore Emmet Fairway Falcon Farrow Fell Fennel Fenwick Ferry Field
  Finch Finder Firth Fisher Flax Fleet Fletcher Flint Flood Foley Ford Forester Foss Foxglove Frost Furlong Furrow Gable
  Gale Garland Garner Gate Gilder Glade Glover Goldfinch Gorse Granger Greenhill Grove Gull Hale Halliday Hallow Hanger
  Harbour Harper Harrow Hartley Hatch Hawk Hawthorn Hayes Haywood Hazelden Heath Hedge Herd Heron Hillier Hobby Holloway
  Holly Holt Hooper Hope Hornbeam Horner Hurst Ironside Ivory Jarrow Jasmin Jay Juniper Keel Kestrel Kettle Kilner Kirby
  Knoll Lacey Lake Lamb Lander Lane Larch Lark Latch Laurel Lavender Lea Ledger Lilley Linden Ling Linnet Lock Lodge
  Longfield Loom Lowe Mallow Maple Marigold Marl Marsh Mason Mayfield Meadow Mercer Merlin Mill Millard Moor Moss Mount
  Mulberry Nash Nettle Newbold Nightingale Nook North Nuthatch Oakes Oakley Orchard Osier Otter Oxley Paddock Painter
  Palmer Park Partridge Pasture Patch Peel Penrose Pepper Perch Pike Pine Plover Pollard Pond Poole Poplar Potter Prior
  Quarry Quill Quince Rain Rampling Raven Redfern Redwood Reed Reeve Ridge Rill River Robinet Rook Rosehip Roundtree
  Rowe Rush Rushton Russet Saddler Saffron Sallow Sandpiper Sawyer Sedge Selwood Shale Shaw Shepherd Shore Siskin Slate
  Sloe Smallwood Snow Sorrel Sparrow Spindle Spinner Spring Spruce Starling Stead Stone Stroud Summer Swallow Swann Swift
  Sycamore Tanner Tansy Tarn Teal Thatcher Thistle Thorne Thrift Thrush Tiller Timber Torr Travers Turner Tyler Underhill
  Vale Verity Vine Walker Waller Warbler Warden Waters Weaver Weir Wheatley Wheeler Whitlock Wicker Wilder Willow
  Windrush Winter Wold Woodhouse Woodlark Woodruff Wright Yarrow Yew Yewdale
`);

/** Places that schools are named after, and that nobody finds on a map. */
export const places = words(`
  Alderbrook Amberley-Cross Ashcombe-Hill Barleyfold Beaconsmere Birchholm Blackbarn Bluebell-Bank Brackenrigg
  Bramblegate Briarwell Broadmeer Brookhollow Butterlea Calderwell Candleford-Rise Cherrymount Cloverdene Coldharbour-End
  Copperbeck Cowslip-Down Cranemoor Cresselby Crowfield Curlewsea Daisyholm Damsonwell Deerfold Dovemere Drovers-Gate
  Dunlinshore Eastermead Elderholm Elmsworthy Emberstow Fairmere Falconry-Hill Fennelgate Fernhollow Fieldfare-Way
  Flaxbourne Flintmoor Foxmere Furzebank Gablestone Goldenreed Gorsebank Granarystead Greenholme-Low Gullswick Hallowmere
  Harebell-Hill Harrowmead Hawkstone-Lea Hayrick-Cross Hazelrigg-Side Heatherstow Hedgerow-Park Heronsgate-Mill Hollybeck
  Honeyfold Hopsack-Lane Hornbeam-Rise Inglebarn Ivybridge-End Junipersett Kestrelmoor Kilnfield Kingcup-Lea Lambswell
  Lanternhill Larchholm Larksgate Lavender-Rise Lilyford Lindenholm Linnetmead Loomcroft Mallowfield Maplestow
  Marigold-Way Marshwick-Low Meadowgate Merlinsbeck Millrace Mistlemoor Mossgill-End Mulberry-Down Nettlebarn
  Nightjar-Heath Nuthatch-Wood Oakhollow Oatfield Orchardstow Ottermere Owlsbarn Oxlip-Green Paddockgate Partridge-Down
  Pearmain Pebblewick Plovermead Poppyfold Primrosegate Quarrymoor Quillbarn Rainford-Low Ravensbarn Reedmere-Side
  Ridgewell-Top Rillside Robinsgate Rookmead Rosehipdale Rowanstead Rushbarn Russetfield Saffrongate Sandpiper-Bay
  Sedgewell Shepherdstow Silverbarn Skylark-Rise Slatemoor Sloecombe Snowdropdale Sorrelbank Sparrowgate Spindlewood
  Springtarn Starlingmead Stonecrop Summerwell Swallowbarn Swiftmead Sycamoreholm Tansyfield Tarnbeck-Low Teaselmoor
  Thistlebarn Thrushgate Timberwell Valerian-Rise Vetchfield Violetstow Wagtail-Green Warblermead Watersmeet-End
  Weaversgate Wheatbarn Whinmoor Willowgarth Windmillstow Winterbeck Woodlarkdale Wrensgate Yarrowfield Yewholm
`);

export const schoolKinds = [
  'Primary School',
  'Infant School',
  'Junior School',
  'Academy',
  'High School',
  'Community School',
  'Grammar School',
  'Nursery School',
  'College',
  'School',
] as const;

export const partnerKinds = [
  'Teaching School Hub',
  'Learning Alliance',
  'Schools Partnership',
  'Training Hub',
  'Teaching Trust',
  'Education Network',
] as const;

export const providerKinds = ['Institute', 'Foundation', 'Training', 'Learning', 'Education'] as const;

/** Of texts that are neither a name nor an address. */
export const plainWords = words(`
  amber anchor apple arrow autumn barley basket beacon birch blossom bramble breeze bridge bronze button candle canvas
  cedar chalk cherry cinder clover cobalt copper coral cotton cradle crystal dapple dawn drift ember fable feather fern
  flint garden ginger glimmer hazel heron hollow honey indigo ivory jasper juniper kettle lantern larch lilac linen
  maple marble meadow mellow mist morning moss nettle oak ochre olive opal orchard otter paper pearl pebble pepper
  pine plum poppy quartz quill raven reed ribbon ripple river rowan russet saffron sand scarlet shadow silver slate
  sorrel spruce stone straw sunset thimble thistle timber umber velvet violet walnut willow winter woollen yarrow
`);
