import Vocabulary

/// The recording of ExpenseFlow's worked example: Wednesday 2026-03-04, user u1, two sessions, five signals, a request.
enum WorkedExample {
  static let lines = """
    {"type": "session", "event": "open", "time": "2026-03-04T09:00:00Z", "session": "s1", "user": "u1", "device": "d1", "ipAddress": "10.0.0.1"}
    {"type": "signal", "time": "2026-03-04T09:05:00Z", "session": "s1", "user": "u1", "signalType": "ENDPOINT_ACCESS", "severity": "MEDIUM", "trustImpact": -15, "anomalyScore": 20, "endpoint": "/a", "ipAddress": "10.0.0.1", "userAgent": "x"}
    {"type": "session", "event": "close", "time": "2026-03-04T09:20:00Z", "session": "s1", "user": "u1"}
    {"type": "session", "event": "open", "time": "2026-03-04T10:00:00Z", "session": "s2", "user": "u1", "device": "d2", "ipAddress": "10.0.0.2"}
    {"type": "signal", "time": "2026-03-04T10:00:10Z", "session": "s2", "user": "u1", "signalType": "IP_CHANGE", "severity": "MODERATE", "trustImpact": -18, "anomalyScore": 36, "ipAddress": "10.0.0.2", "userAgent": "x"}
    {"type": "signal", "time": "2026-03-04T10:00:40Z", "session": "s2", "user": "u1", "signalType": "ENDPOINT_ACCESS", "severity": "HIGH", "trustImpact": -25, "anomalyScore": 37, "endpoint": "/b", "ipAddress": "10.0.0.2", "userAgent": "x"}
    {"type": "signal", "time": "2026-03-04T10:02:40Z", "session": "s2", "user": "u1", "signalType": "GEO_DRIFT", "severity": "CRITICAL", "trustImpact": -50, "anomalyScore": 82, "latitude": 48.1, "longitude": 11.6}
    {"type": "signal", "time": "2026-03-04T10:03:00Z", "session": "s2", "user": "u1", "signalType": "ENDPOINT_ACCESS", "severity": "LOW", "trustImpact": -5, "anomalyScore": 10, "endpoint": "/b", "ipAddress": "10.0.0.3", "userAgent": "y"}
    {"type": "request", "time": "2026-03-04T10:04:00Z", "session": "s2", "user": "u1", "method": "POST", "contentLength": 2048, "endpointSensitivity": "HIGH"}
    """

  /// The same in CSV.
  static let table = """
    type,event,time,session,user,device,ipAddress,signalType,severity,trustImpact,anomalyScore,endpoint,userAgent,latitude,longitude,method,contentLength,endpointSensitivity
    session,open,2026-03-04T09:00:00Z,s1,u1,d1,10.0.0.1,,,,,,,,,,,
    signal,,2026-03-04T09:05:00Z,s1,u1,,10.0.0.1,ENDPOINT_ACCESS,MEDIUM,-15,20,/a,x,,,,,
    session,close,2026-03-04T09:20:00Z,s1,u1,,,,,,,,,,,,,
    session,open,2026-03-04T10:00:00Z,s2,u1,d2,10.0.0.2,,,,,,,,,,,
    signal,,2026-03-04T10:00:10Z,s2,u1,,10.0.0.2,IP_CHANGE,MODERATE,-18,36,,x,,,,,
    signal,,2026-03-04T10:00:40Z,s2,u1,,10.0.0.2,ENDPOINT_ACCESS,HIGH,-25,37,/b,x,,,,,
    signal,,2026-03-04T10:02:40Z,s2,u1,,,GEO_DRIFT,CRITICAL,-50,82,,,48.1,11.6,,,
    signal,,2026-03-04T10:03:00Z,s2,u1,,10.0.0.3,ENDPOINT_ACCESS,LOW,-5,10,/b,y,,,,,
    request,,2026-03-04T10:04:00Z,s2,u1,,,,,,,,,,,POST,2048,HIGH
    """

  /// Its 59 values before the squash, to six decimals.
  static let values: [Double] = [
    4, 4, 5, 0, -1, 60, 0.5, -0.866025, 0.433884, -0.900969, 870, 1409.272862, 20, 3310,
    3, 0, 1, 0, 0, 22.6, 15.134068, 5, 50, 18, 0.2, 1, 1, 2, 1, 1,
    2, 3, 2, 1, 1.370951, 0, 2,
    3, 2, 1, 0.027258, -1.4, -0.454567, 3, 0.287857, 0, 170,
    0.67, 0.33, 7.624619, 240, 0, 1,
    2, 1, 720, 1, 2, 2,
  ]

  static func recording() throws -> Recording { try FlowFile(lines).recording() }
}
