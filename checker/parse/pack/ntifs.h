/* What file systems and their filters see beyond ntddk.h. */
#ifndef PACK_NTIFS_H
#define PACK_NTIFS_H
#define _NTIFS_
#define _NTIFS_INCLUDED_

#include <ntddk.h>
#include <ntddstor.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef LARGE_INTEGER LSN, *PLSN;
typedef ULONG VBN, LBN;
typedef LONGLONG VCN, LCN, *PVCN, *PLCN;
typedef PVOID PACCESS_TOKEN, PLPC_PORT, POPLOCK, *PPOPLOCK, PNOTIFY_SYNC, OPLOCK;
typedef PACCESS_TOKEN *PPACCESS_TOKEN;

/* Identifiers, tokens and access lists. */
typedef struct _SID_IDENTIFIER_AUTHORITY { UCHAR Value[6]; } SID_IDENTIFIER_AUTHORITY, *PSID_IDENTIFIER_AUTHORITY;
typedef struct _SID {
    UCHAR Revision;
    UCHAR SubAuthorityCount;
    SID_IDENTIFIER_AUTHORITY IdentifierAuthority;
    ULONG SubAuthority[ANYSIZE_ARRAY];
} SID, *PISID;
typedef enum _SID_NAME_USE {
    SidTypeUser = 1, SidTypeGroup, SidTypeDomain, SidTypeAlias, SidTypeWellKnownGroup, SidTypeDeletedAccount,
    SidTypeInvalid, SidTypeUnknown, SidTypeComputer, SidTypeLabel
} SID_NAME_USE, *PSID_NAME_USE;
typedef struct _SID_AND_ATTRIBUTES { PSID Sid; ULONG Attributes; } SID_AND_ATTRIBUTES, *PSID_AND_ATTRIBUTES;
#define SID_REVISION 1
#define SID_MAX_SUB_AUTHORITIES 15
#define SECURITY_NULL_RID 0L
#define SECURITY_WORLD_RID 0L
#define SECURITY_LOCAL_RID 0L
#define SECURITY_CREATOR_OWNER_RID 0L
#define SECURITY_LOCAL_SYSTEM_RID 0x12L
#define SECURITY_LOCAL_SERVICE_RID 0x13L
#define SECURITY_NETWORK_SERVICE_RID 0x14L
#define SECURITY_BUILTIN_DOMAIN_RID 0x20L
#define DOMAIN_ALIAS_RID_ADMINS 0x220L
#define DOMAIN_ALIAS_RID_USERS 0x221L
#define DOMAIN_ALIAS_RID_GUESTS 0x222L
#define SECURITY_AUTHENTICATED_USER_RID 0xBL
#define SECURITY_MANDATORY_UNTRUSTED_RID 0L
#define SECURITY_MANDATORY_LOW_RID 0x1000L
#define SECURITY_MANDATORY_MEDIUM_RID 0x2000L
#define SECURITY_MANDATORY_HIGH_RID 0x3000L
#define SECURITY_MANDATORY_SYSTEM_RID 0x4000L
#define SECURITY_NULL_SID_AUTHORITY {0, 0, 0, 0, 0, 0}
#define SECURITY_WORLD_SID_AUTHORITY {0, 0, 0, 0, 0, 1}
#define SECURITY_LOCAL_SID_AUTHORITY {0, 0, 0, 0, 0, 2}
#define SECURITY_CREATOR_SID_AUTHORITY {0, 0, 0, 0, 0, 3}
#define SECURITY_NT_AUTHORITY {0, 0, 0, 0, 0, 5}
typedef struct _ACE_HEADER { UCHAR AceType; UCHAR AceFlags; USHORT AceSize; } ACE_HEADER, *PACE_HEADER;
typedef struct _ACCESS_ALLOWED_ACE { ACE_HEADER Header; ACCESS_MASK Mask; ULONG SidStart; } ACCESS_ALLOWED_ACE,
    *PACCESS_ALLOWED_ACE, ACCESS_DENIED_ACE, *PACCESS_DENIED_ACE, SYSTEM_AUDIT_ACE, *PSYSTEM_AUDIT_ACE,
    SYSTEM_MANDATORY_LABEL_ACE, *PSYSTEM_MANDATORY_LABEL_ACE;
#define ACCESS_ALLOWED_ACE_TYPE 0
#define ACCESS_DENIED_ACE_TYPE 1
#define SYSTEM_AUDIT_ACE_TYPE 2
#define SYSTEM_MANDATORY_LABEL_ACE_TYPE 0x11
#define OBJECT_INHERIT_ACE 1
#define CONTAINER_INHERIT_ACE 2
#define NO_PROPAGATE_INHERIT_ACE 4
#define INHERIT_ONLY_ACE 8
#define INHERITED_ACE 0x10
#define SE_OWNER_DEFAULTED 0x1
#define SE_GROUP_DEFAULTED 0x2
#define SE_DACL_PRESENT 0x4
#define SE_DACL_DEFAULTED 0x8
#define SE_SACL_PRESENT 0x10
#define SE_SACL_DEFAULTED 0x20
#define SE_DACL_PROTECTED 0x1000
#define SE_SACL_PROTECTED 0x2000
#define SE_SELF_RELATIVE 0x8000
#define TOKEN_ASSIGN_PRIMARY 0x1
#define TOKEN_DUPLICATE 0x2
#define TOKEN_IMPERSONATE 0x4
#define TOKEN_QUERY 0x8
#define TOKEN_QUERY_SOURCE 0x10
#define TOKEN_ADJUST_PRIVILEGES 0x20
#define TOKEN_ADJUST_GROUPS 0x40
#define TOKEN_ADJUST_DEFAULT 0x80
#define TOKEN_ADJUST_SESSIONID 0x100
#define TOKEN_READ 0x20008
#define TOKEN_WRITE 0x200E0
#define TOKEN_ALL_ACCESS 0xF01FF
typedef enum _TOKEN_TYPE { TokenPrimary = 1, TokenImpersonation } TOKEN_TYPE, *PTOKEN_TYPE;
typedef enum _TOKEN_INFORMATION_CLASS {
    TokenUser = 1, TokenGroups, TokenPrivileges, TokenOwner, TokenPrimaryGroup, TokenDefaultDacl, TokenSource,
    TokenType, TokenImpersonationLevel, TokenStatistics, TokenRestrictedSids, TokenSessionId,
        TokenGroupsAndPrivileges,
    TokenSessionReference, TokenSandBoxInert, TokenAuditPolicy, TokenOrigin, TokenElevationType, TokenLinkedToken,
    TokenElevation, TokenHasRestrictions, TokenAccessInformation, TokenVirtualizationAllowed,
    TokenVirtualizationEnabled, TokenIntegrityLevel, TokenUIAccess, TokenMandatoryPolicy, TokenLogonSid,
    TokenIsAppContainer, TokenCapabilities, TokenAppContainerSid, TokenAppContainerNumber, MaxTokenInfoClass
} TOKEN_INFORMATION_CLASS, *PTOKEN_INFORMATION_CLASS;
typedef struct _TOKEN_USER { SID_AND_ATTRIBUTES User; } TOKEN_USER, *PTOKEN_USER;
typedef struct _TOKEN_GROUPS { ULONG GroupCount; SID_AND_ATTRIBUTES Groups[ANYSIZE_ARRAY]; } TOKEN_GROUPS,
    *PTOKEN_GROUPS;
typedef struct _TOKEN_PRIVILEGES { ULONG PrivilegeCount; LUID_AND_ATTRIBUTES Privileges[ANYSIZE_ARRAY]; }
    TOKEN_PRIVILEGES, *PTOKEN_PRIVILEGES;
typedef struct _TOKEN_OWNER { PSID Owner; } TOKEN_OWNER, *PTOKEN_OWNER;
typedef struct _TOKEN_MANDATORY_LABEL { SID_AND_ATTRIBUTES Label; } TOKEN_MANDATORY_LABEL, *PTOKEN_MANDATORY_LABEL;
#define TOKEN_SOURCE_LENGTH 8
typedef struct _TOKEN_SOURCE { CHAR SourceName[TOKEN_SOURCE_LENGTH]; LUID SourceIdentifier; } TOKEN_SOURCE,
    *PTOKEN_SOURCE;
typedef struct _TOKEN_STATISTICS {
    LUID TokenId;
    LUID AuthenticationId;
    LARGE_INTEGER ExpirationTime;
    TOKEN_TYPE TokenType;
    SECURITY_IMPERSONATION_LEVEL ImpersonationLevel;
    ULONG DynamicCharged;
    ULONG DynamicAvailable;
    ULONG GroupCount;
    ULONG PrivilegeCount;
    LUID ModifiedId;
} TOKEN_STATISTICS, *PTOKEN_STATISTICS;
typedef struct _TOKEN_CONTROL {
    LUID TokenId;
    LUID AuthenticationId;
    LUID ModifiedId;
    TOKEN_SOURCE TokenSource;
} TOKEN_CONTROL, *PTOKEN_CONTROL;
typedef struct _SECURITY_CLIENT_CONTEXT {
    SECURITY_QUALITY_OF_SERVICE SecurityQos;
    PACCESS_TOKEN ClientToken;
    BOOLEAN DirectlyAccessClientToken;
    BOOLEAN DirectAccessEffectiveOnly;
    BOOLEAN ServerIsRemote;
    TOKEN_CONTROL ClientTokenControl;
} SECURITY_CLIENT_CONTEXT, *PSECURITY_CLIENT_CONTEXT;
typedef struct _SE_EXPORTS {
    LUID SeCreateTokenPrivilege, SeAssignPrimaryTokenPrivilege, SeLockMemoryPrivilege, SeIncreaseQuotaPrivilege;
    LUID SeUnsolicitedInputPrivilege, SeTcbPrivilege, SeSecurityPrivilege, SeTakeOwnershipPrivilege;
    LUID SeLoadDriverPrivilege, SeCreatePagefilePrivilege, SeIncreaseBasePriorityPrivilege,
        SeSystemProfilePrivilege;
    LUID SeSystemtimePrivilege, SeProfileSingleProcessPrivilege, SeCreatePermanentPrivilege, SeBackupPrivilege;
    LUID SeRestorePrivilege, SeShutdownPrivilege, SeDebugPrivilege, SeAuditPrivilege, SeSystemEnvironmentPrivilege;
    LUID SeChangeNotifyPrivilege, SeRemoteShutdownPrivilege;
    PSID SeNullSid, SeWorldSid, SeLocalSid, SeCreatorOwnerSid, SeCreatorGroupSid, SeNtAuthoritySid, SeDialupSid;
    PSID SeNetworkSid, SeBatchSid, SeInteractiveSid, SeLocalSystemSid, SeAliasAdminsSid, SeAliasUsersSid;
    PSID SeAliasGuestsSid, SeAliasPowerUsersSid, SeAliasAccountOpsSid, SeAliasSystemOpsSid, SeAliasPrintOpsSid;
    PSID SeAliasBackupOpsSid, SeAuthenticatedUsersSid, SeRestrictedSid, SeAnonymousLogonSid;
    LUID SeUndockPrivilege, SeSyncAgentPrivilege, SeEnableDelegationPrivilege;
    PSID SeLocalServiceSid, SeNetworkServiceSid;
    LUID SeManageVolumePrivilege, SeImpersonatePrivilege, SeCreateGlobalPrivilege;
} SE_EXPORTS, *PSE_EXPORTS;
extern PSE_EXPORTS SeExports;
NTSTATUS RtlAbsoluteToSelfRelativeSD(PSECURITY_DESCRIPTOR, PSECURITY_DESCRIPTOR, PULONG);
NTSTATUS RtlSelfRelativeToAbsoluteSD(PSECURITY_DESCRIPTOR, PSECURITY_DESCRIPTOR, PULONG, PACL, PULONG, PACL, PULONG,
    PSID, PULONG, PSID, PULONG);
NTSTATUS RtlAddAccessAllowedAce(PACL, ULONG, ACCESS_MASK, PSID);
NTSTATUS RtlAddAccessAllowedAceEx(PACL, ULONG, ULONG, ACCESS_MASK, PSID);
NTSTATUS RtlAddAccessDeniedAce(PACL, ULONG, ACCESS_MASK, PSID);
NTSTATUS RtlAddAce(PACL, ULONG, ULONG, PVOID, ULONG);
NTSTATUS RtlDeleteAce(PACL, ULONG);
NTSTATUS RtlGetAce(PACL, ULONG, PVOID *);
NTSTATUS RtlCreateAcl(PACL, ULONG, ULONG);
NTSTATUS RtlAllocateAndInitializeSid(PSID_IDENTIFIER_AUTHORITY, UCHAR, ULONG, ULONG, ULONG, ULONG, ULONG, ULONG,
    ULONG, ULONG, PSID *);
NTSTATUS RtlInitializeSid(PSID, PSID_IDENTIFIER_AUTHORITY, UCHAR);
NTSTATUS RtlConvertSidToUnicodeString(PUNICODE_STRING, PSID, BOOLEAN);
NTSTATUS RtlCopySid(ULONG, PSID, PSID);
BOOLEAN RtlEqualSid(PSID, PSID);
BOOLEAN RtlEqualPrefixSid(PSID, PSID);
PVOID RtlFreeSid(PSID);
ULONG RtlLengthSid(PSID);
ULONG RtlLengthRequiredSid(ULONG);
PULONG RtlSubAuthoritySid(PSID, ULONG);
PUCHAR RtlSubAuthorityCountSid(PSID);
PSID_IDENTIFIER_AUTHORITY RtlIdentifierAuthoritySid(PSID);
BOOLEAN RtlValidSid(PSID);
NTSTATUS RtlCreateSecurityDescriptorRelative(PVOID, ULONG);
NTSTATUS RtlGetDaclSecurityDescriptor(PSECURITY_DESCRIPTOR, PBOOLEAN, PACL *, PBOOLEAN);
NTSTATUS RtlGetSaclSecurityDescriptor(PSECURITY_DESCRIPTOR, PBOOLEAN, PACL *, PBOOLEAN);
NTSTATUS RtlGetGroupSecurityDescriptor(PSECURITY_DESCRIPTOR, PSID *, PBOOLEAN);
NTSTATUS RtlGetOwnerSecurityDescriptor(PSECURITY_DESCRIPTOR, PSID *, PBOOLEAN);
NTSTATUS RtlSetOwnerSecurityDescriptor(PSECURITY_DESCRIPTOR, PSID, BOOLEAN);
NTSTATUS RtlSetGroupSecurityDescriptor(PSECURITY_DESCRIPTOR, PSID, BOOLEAN);
NTSTATUS SeAccessCheckFromState(PSECURITY_DESCRIPTOR, PVOID, PVOID, ACCESS_MASK, ACCESS_MASK, PPRIVILEGE_SET *,
    PGENERIC_MAPPING, KPROCESSOR_MODE, PACCESS_MASK, PNTSTATUS);
NTSTATUS SeAppendPrivileges(PACCESS_STATE, PPRIVILEGE_SET);
BOOLEAN SeAuditingFileEvents(BOOLEAN, PSECURITY_DESCRIPTOR);
BOOLEAN SeAuditingFileOrGlobalEvents(BOOLEAN, PSECURITY_DESCRIPTOR, PSECURITY_SUBJECT_CONTEXT);
NTSTATUS SeCreateClientSecurity(PETHREAD, PSECURITY_QUALITY_OF_SERVICE, BOOLEAN, PSECURITY_CLIENT_CONTEXT);
NTSTATUS SeCreateClientSecurityFromSubjectContext(PSECURITY_SUBJECT_CONTEXT, PSECURITY_QUALITY_OF_SERVICE, BOOLEAN,
    PSECURITY_CLIENT_CONTEXT);
#define SeDeleteClientSecurity(C) ((void)(C))
void SeDeleteObjectAuditAlarm(PVOID, HANDLE);
NTSTATUS SeFilterToken(PACCESS_TOKEN, ULONG, PTOKEN_GROUPS, PTOKEN_PRIVILEGES, PTOKEN_GROUPS, PACCESS_TOKEN *);
void SeFreePrivileges(PPRIVILEGE_SET);
void SeImpersonateClient(PSECURITY_CLIENT_CONTEXT, PETHREAD);
NTSTATUS SeImpersonateClientEx(PSECURITY_CLIENT_CONTEXT, PETHREAD);
void SeOpenObjectAuditAlarm(PUNICODE_STRING, PVOID, PUNICODE_STRING, PSECURITY_DESCRIPTOR, PACCESS_STATE, BOOLEAN,
    BOOLEAN, KPROCESSOR_MODE, PBOOLEAN);
BOOLEAN SePrivilegeCheck(PPRIVILEGE_SET, PSECURITY_SUBJECT_CONTEXT, KPROCESSOR_MODE);
NTSTATUS SeQueryAuthenticationIdToken(PACCESS_TOKEN, PLUID);
NTSTATUS SeQueryInformationToken(PACCESS_TOKEN, TOKEN_INFORMATION_CLASS, PVOID *);
NTSTATUS SeQuerySecurityDescriptorInfo(PSECURITY_INFORMATION, PSECURITY_DESCRIPTOR, PULONG, PSECURITY_DESCRIPTOR *);
NTSTATUS SeQuerySessionIdToken(PACCESS_TOKEN, PULONG);
#define SeQuerySubjectContextToken(C) \
    ((C)->ClientToken != NULL ? (PACCESS_TOKEN)(C)->ClientToken : (PACCESS_TOKEN)(C)->PrimaryToken)
typedef NTSTATUS SE_LOGON_SESSION_TERMINATED_ROUTINE(PLUID);
typedef SE_LOGON_SESSION_TERMINATED_ROUTINE *PSE_LOGON_SESSION_TERMINATED_ROUTINE;
NTSTATUS SeRegisterLogonSessionTerminatedRoutine(PSE_LOGON_SESSION_TERMINATED_ROUTINE);
NTSTATUS SeUnregisterLogonSessionTerminatedRoutine(PSE_LOGON_SESSION_TERMINATED_ROUTINE);
NTSTATUS SeMarkLogonSessionForTerminationNotification(PLUID);
NTSTATUS SeSetSecurityDescriptorInfo(PVOID, PSECURITY_INFORMATION, PSECURITY_DESCRIPTOR, PSECURITY_DESCRIPTOR *,
    POOL_TYPE, PGENERIC_MAPPING);
NTSTATUS SeSetSecurityDescriptorInfoEx(PVOID, PSECURITY_INFORMATION, PSECURITY_DESCRIPTOR, PSECURITY_DESCRIPTOR *,
    ULONG, POOL_TYPE, PGENERIC_MAPPING);
BOOLEAN SeTokenIsAdmin(PACCESS_TOKEN);
BOOLEAN SeTokenIsRestricted(PACCESS_TOKEN);
TOKEN_TYPE SeTokenType(PACCESS_TOKEN);
SECURITY_IMPERSONATION_LEVEL SeTokenImpersonationLevel(PACCESS_TOKEN);
NTSTATUS SeSetAuditParameter(PVOID, int, ULONG, PVOID);
NTSTATUS SeReportSecurityEvent(ULONG, PUNICODE_STRING, PSID, PVOID);
NTSTATUS SecLookupAccountSid(PSID, PULONG, PUNICODE_STRING, PULONG, PUNICODE_STRING, PSID_NAME_USE);
NTSTATUS ZwOpenProcessToken(HANDLE, ACCESS_MASK, PHANDLE);
NTSTATUS ZwOpenProcessTokenEx(HANDLE, ACCESS_MASK, ULONG, PHANDLE);
NTSTATUS ZwOpenThreadToken(HANDLE, ACCESS_MASK, BOOLEAN, PHANDLE);
NTSTATUS ZwOpenThreadTokenEx(HANDLE, ACCESS_MASK, BOOLEAN, ULONG, PHANDLE);
NTSTATUS ZwQueryInformationToken(HANDLE, TOKEN_INFORMATION_CLASS, PVOID, ULONG, PULONG);
NTSTATUS ZwSetInformationToken(HANDLE, TOKEN_INFORMATION_CLASS, PVOID, ULONG);
NTSTATUS ZwDuplicateToken(HANDLE, ACCESS_MASK, POBJECT_ATTRIBUTES, BOOLEAN, TOKEN_TYPE, PHANDLE);
NTSTATUS ZwQuerySecurityObject(HANDLE, SECURITY_INFORMATION, PSECURITY_DESCRIPTOR, ULONG, PULONG);
NTSTATUS ZwSetSecurityObject(HANDLE, SECURITY_INFORMATION, PSECURITY_DESCRIPTOR);
PACCESS_TOKEN PsReferencePrimaryToken(PEPROCESS);
void PsDereferencePrimaryToken(PACCESS_TOKEN);
PACCESS_TOKEN PsReferenceImpersonationToken(PETHREAD, PBOOLEAN, PBOOLEAN, PSECURITY_IMPERSONATION_LEVEL);
void PsDereferenceImpersonationToken(PACCESS_TOKEN);
NTSTATUS PsImpersonateClient(PETHREAD, PACCESS_TOKEN, BOOLEAN, BOOLEAN, SECURITY_IMPERSONATION_LEVEL);
BOOLEAN PsDisableImpersonation(PETHREAD, PVOID);
void PsRestoreImpersonation(PETHREAD, PVOID);
void PsRevertToSelf(void);
NTSTATUS PsAssignImpersonationToken(PETHREAD, HANDLE);
BOOLEAN PsIsThreadTerminating(PETHREAD);
NTSTATUS PsLookupProcessByProcessId(HANDLE, PEPROCESS *);
NTSTATUS PsLookupThreadByThreadId(HANDLE, PETHREAD *);
NTSTATUS PsChargePoolQuota(PEPROCESS, POOL_TYPE, ULONG_PTR);
void PsReturnPoolQuota(PEPROCESS, POOL_TYPE, ULONG_PTR);
NTSTATUS PsChargeProcessPoolQuota(PEPROCESS, POOL_TYPE, ULONG_PTR);
BOOLEAN PsIsDiskCountersEnabled(void);
PEPROCESS PsGetThreadProcess(PETHREAD);
PEPROCESS PsGetCurrentThreadProcess(void);
HANDLE PsGetCurrentThreadProcessId(void);
ULONG PsGetProcessSessionId(PEPROCESS);
PVOID PsGetProcessSectionBaseAddress(PEPROCESS);
PCHAR PsGetProcessImageFileName(PEPROCESS);
PVOID PsGetProcessWow64Process(PEPROCESS);
PPEB PsGetProcessPeb(PEPROCESS);
PVOID PsGetCurrentProcessWow64Process(void);
BOOLEAN PsIsProtectedProcess(PEPROCESS);
NTSTATUS PsReferenceProcessFilePointer(PEPROCESS, PFILE_OBJECT *);
extern PEPROCESS PsInitialSystemProcess;

#ifdef __cplusplus
}
#endif
#endif
