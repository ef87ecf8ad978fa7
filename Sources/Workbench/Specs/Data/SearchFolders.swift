import Machine
import Vocabulary

/// Where the relative paths of a spec are looked for.
public enum SearchFolders {
  /// The folder of the spec, the folders around it, and at last Assay's own: one spec finds one data set,
  /// whatever the current folder is.
  public static func around(spec: String, home: String) -> [String] {
    var folders: [String] = []
    var place = Paths.folder(of: Paths.absolute(spec))
    while !place.isEmpty, folders.last != place {
      folders.append(place)
      place = place == "/" ? "/" : Paths.folder(of: place)
    }
    return (folders + [home]).uniqued()
  }
}
