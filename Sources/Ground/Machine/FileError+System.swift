import Foundation

extension FileError {
  /// The error that the last failed system call left behind, told as what could not be done.
  ///
  /// `doing` completes "cannot …": `read it`, `make the folder`.
  public static func lastCall(_ path: String, _ doing: String) -> FileError {
    lastCall(path, doing, code: errno)
  }

  static func lastCall(_ path: String, _ doing: String, code: Int32) -> FileError {
    FileError(kind(of: code), path, "cannot \(doing): \(reason(of: code))")
  }

  private static func kind(of code: Int32) -> Kind {
    switch code {
    case ENOENT: .missing
    case EACCES, EPERM, EROFS: .denied
    case ENOSPC, EDQUOT, ENOMEM, EFBIG: .full
    case EISDIR, ENOTDIR, ELOOP: .notThat
    case EPIPE: .unread
    case EEXIST, ENOTEMPTY, EWOULDBLOCK, EBUSY, ETXTBSY: .taken
    default: .refused
    }
  }

  private static func reason(of code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "you have no permission to"
    case EROFS: "the disk can only be read"
    case ENOSPC: "the disk is full"
    case EDQUOT: "your share of the disk is used up"
    case ENOMEM: "there is not enough memory"
    case EFBIG: "it would be larger than a file may be here"
    case EISDIR: "it is a folder"
    case ENOTDIR: "a part of the path is a file, not a folder"
    case EEXIST: "something of that name is already there"
    case ENOTEMPTY: "the folder is not empty"
    case EMFILE, ENFILE: "too many files are open"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "its links lead in a circle"
    default: unsafe String(cString: strerror(code)).lowercased()
    }
  }
}
